import { type Language, useLanguage } from '../i18n/language.ts';
import { checkEn } from './texts-en.ts';
import { type CheckText, checkNl } from './texts-nl.ts';

export const checkTexts: Record<Language, CheckText> = { nl: checkNl, en: checkEn };

export const useCheckText = (): CheckText => checkTexts[useLanguage().language];
