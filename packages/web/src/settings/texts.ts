import { type Language, useLanguage } from '../i18n/language.ts';
import { settingsEn } from './texts-en.ts';
import { type SettingsText, settingsNl } from './texts-nl.ts';

export const settingsTexts: Record<Language, SettingsText> = { nl: settingsNl, en: settingsEn };

export const useSettingsText = (): SettingsText => settingsTexts[useLanguage().language];
