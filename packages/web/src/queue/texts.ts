import { type Language, useLanguage } from '../i18n/language.ts';
import { queueEn } from './texts-en.ts';
import { type QueueText, queueNl } from './texts-nl.ts';

export const queueTexts: Record<Language, QueueText> = { nl: queueNl, en: queueEn };

export const useQueueText = (): QueueText => queueTexts[useLanguage().language];
