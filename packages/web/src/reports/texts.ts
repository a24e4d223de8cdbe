import { type Language, useLanguage } from '../i18n/language.ts';
import { reportsEn } from './texts-en.ts';
import { type ReportsText, reportsNl } from './texts-nl.ts';

export const reportsTexts: Record<Language, ReportsText> = { nl: reportsNl, en: reportsEn };

export const useReportsText = (): ReportsText => reportsTexts[useLanguage().language];
