import { type Language, useLanguage } from '../i18n/language.ts';
import { firstStepsEn } from './texts-en.ts';
import { type FirstStepsText, firstStepsNl } from './texts-nl.ts';

export const firstStepsTexts: Record<Language, FirstStepsText> = { nl: firstStepsNl, en: firstStepsEn };

export const useFirstStepsText = (): FirstStepsText => firstStepsTexts[useLanguage().language];
