import { type Language, useLanguage } from '../i18n/language.ts';
import { plannedEn } from './texts-en.ts';
import { type PlannedText, plannedNl } from './texts-nl.ts';

export const plannedTexts: Record<Language, PlannedText> = { nl: plannedNl, en: plannedEn };

export const usePlannedText = (): PlannedText => plannedTexts[useLanguage().language];
