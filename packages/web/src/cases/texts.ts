import { type Language, useLanguage } from '../i18n/language.ts';
import { casesEn } from './texts-en.ts';
import { type CasesText, casesNl } from './texts-nl.ts';

export const casesTexts: Record<Language, CasesText> = { nl: casesNl, en: casesEn };

export const useCasesText = (): CasesText => casesTexts[useLanguage().language];
