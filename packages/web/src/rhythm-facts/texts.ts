import { type Language, useLanguage } from '../i18n/language.ts';
import { rhythmFactsEn } from './texts-en.ts';
import { type RhythmFactsText, rhythmFactsNl } from './texts-nl.ts';

const texts: Record<Language, RhythmFactsText> = { nl: rhythmFactsNl, en: rhythmFactsEn };

export const useRhythmFactsText = (): RhythmFactsText => texts[useLanguage().language];
