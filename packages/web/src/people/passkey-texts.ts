import { type Language, useLanguage } from '../i18n/language.ts';
import { passkeysEn } from './passkey-texts-en.ts';
import { type PasskeysText, passkeysNl } from './passkey-texts-nl.ts';

export const passkeysTexts: Record<Language, PasskeysText> = { nl: passkeysNl, en: passkeysEn };

export const usePasskeysText = (): PasskeysText => passkeysTexts[useLanguage().language];
