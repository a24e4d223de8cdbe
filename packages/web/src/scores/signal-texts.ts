import { type Language, useLanguage } from '../i18n/language.ts';
import { signalScoresEn } from './signal-texts-en.ts';
import { type SignalScoresText, signalScoresNl } from './signal-texts-nl.ts';

export const signalScoresTexts: Record<Language, SignalScoresText> = { nl: signalScoresNl, en: signalScoresEn };

export const useSignalScoresText = (): SignalScoresText => signalScoresTexts[useLanguage().language];
