import { type Language, useLanguage } from '../i18n/language.ts';
import { rhythmsEn } from './texts-en.ts';
import { type RhythmsText, rhythmsNl } from './texts-nl.ts';

export const rhythmsTexts: Record<Language, RhythmsText> = { nl: rhythmsNl, en: rhythmsEn };

export const useRhythmsText = (): RhythmsText => rhythmsTexts[useLanguage().language];
