import { type Language, useLanguage } from '../i18n/language.ts';
import { scoresEn } from './texts-en.ts';
import { type ScoresText, scoresNl } from './texts-nl.ts';

export const scoresTexts: Record<Language, ScoresText> = { nl: scoresNl, en: scoresEn };

export const useScoresText = (): ScoresText => scoresTexts[useLanguage().language];
