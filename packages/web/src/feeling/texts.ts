import { type Language, useLanguage } from '../i18n/language.ts';
import { feelingEn } from './texts-en.ts';
import { type FeelingText, feelingNl } from './texts-nl.ts';

export const feelingTexts: Record<Language, FeelingText> = { nl: feelingNl, en: feelingEn };

export const useFeelingText = (): FeelingText => feelingTexts[useLanguage().language];
