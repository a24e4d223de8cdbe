import { type Language, useLanguage } from '../i18n/language.ts';
import { summariesEn } from './texts-en.ts';
import { type SummariesText, summariesNl } from './texts-nl.ts';

const texts: Record<Language, SummariesText> = { nl: summariesNl, en: summariesEn };

export const useSummariesText = (): SummariesText => texts[useLanguage().language];
