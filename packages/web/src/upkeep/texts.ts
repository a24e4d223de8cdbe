import { type Language, useLanguage } from '../i18n/language.ts';
import { upkeepEn } from './texts-en.ts';
import { type UpkeepText, upkeepNl } from './texts-nl.ts';

const upkeepTexts: Record<Language, UpkeepText> = { nl: upkeepNl, en: upkeepEn };

export const useUpkeepText = (): UpkeepText => upkeepTexts[useLanguage().language];
