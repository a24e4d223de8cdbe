import { type Language, useLanguage } from '../i18n/language.ts';
import { interpretEn } from './texts-en.ts';
import { type InterpretText, interpretNl } from './texts-nl.ts';

export const interpretTexts: Record<Language, InterpretText> = { nl: interpretNl, en: interpretEn };

export const useInterpretText = (): InterpretText => interpretTexts[useLanguage().language];
