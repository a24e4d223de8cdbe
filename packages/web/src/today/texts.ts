import { type Language, useLanguage } from '../i18n/language.ts';
import { todayEn } from './texts-en.ts';
import { type TodayText, todayNl } from './texts-nl.ts';

export const todayTexts: Record<Language, TodayText> = { nl: todayNl, en: todayEn };

export const useTodayText = (): TodayText => todayTexts[useLanguage().language];
