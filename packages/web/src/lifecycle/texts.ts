import { type Language, useLanguage } from '../i18n/language.ts';
import { lifecycleEn } from './texts-en.ts';
import { type LifecycleText, lifecycleNl } from './texts-nl.ts';

export const lifecycleTexts: Record<Language, LifecycleText> = { nl: lifecycleNl, en: lifecycleEn };

export const useLifecycleText = (): LifecycleText => lifecycleTexts[useLanguage().language];
