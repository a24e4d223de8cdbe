import { type Language, useLanguage } from '../i18n/language.ts';
import { noticesEn } from './texts-en.ts';
import { type NoticesText, noticesNl } from './texts-nl.ts';

export const noticesTexts: Record<Language, NoticesText> = { nl: noticesNl, en: noticesEn };

export const useNoticesText = (): NoticesText => noticesTexts[useLanguage().language];
