import { type Language, useLanguage } from '../i18n/language.ts';
import { keepingEn } from './texts-en.ts';
import { type KeepingText, keepingNl } from './texts-nl.ts';

export const keepingTexts: Record<Language, KeepingText> = { nl: keepingNl, en: keepingEn };

export const useKeepingText = (): KeepingText => keepingTexts[useLanguage().language];
