import { type Language, useLanguage } from '../i18n/language.ts';
import { logEn } from './texts-en.ts';
import { type LogText, logNl } from './texts-nl.ts';

export const logTexts: Record<Language, LogText> = { nl: logNl, en: logEn };

export const useLogText = (): LogText => logTexts[useLanguage().language];
