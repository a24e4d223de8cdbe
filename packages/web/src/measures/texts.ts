import { type Language, useLanguage } from '../i18n/language.ts';
import { measuresEn } from './texts-en.ts';
import { type MeasuresText, measuresNl } from './texts-nl.ts';

export const measuresTexts: Record<Language, MeasuresText> = { nl: measuresNl, en: measuresEn };

export const useMeasuresText = (): MeasuresText => measuresTexts[useLanguage().language];
