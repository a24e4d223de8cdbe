import { type Language, useLanguage } from '../i18n/language.ts';
import { feedbackEn } from './texts-en.ts';
import { type FeedbackText, feedbackNl } from './texts-nl.ts';

export const feedbackTexts: Record<Language, FeedbackText> = { nl: feedbackNl, en: feedbackEn };

export const useFeedbackText = (): FeedbackText => feedbackTexts[useLanguage().language];
