import { type Language, useLanguage } from '../i18n/language.ts';
import { exportEn } from './texts-en.ts';
import { type ExportText, exportNl } from './texts-nl.ts';

export const exportTexts: Record<Language, ExportText> = { nl: exportNl, en: exportEn };

export const useExportText = (): ExportText => exportTexts[useLanguage().language];
