import { createFormat } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import type { Cell } from './figure.ts';

const tags = { nl: 'nl-NL', en: 'en-GB' } as const;
/** With its digits: a file is reckoned with. */
const numbers: Record<Language, Intl.NumberFormat> = {
  nl: new Intl.NumberFormat(tags.nl, { maximumSignificantDigits: 8, useGrouping: false }),
  en: new Intl.NumberFormat(tags.en, { maximumSignificantDigits: 8, useGrouping: false }),
};
const plain: Record<Language, Intl.NumberFormat> = {
  nl: new Intl.NumberFormat(tags.nl, { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(tags.en, { maximumFractionDigits: 1 }),
};
const clocks = new Map<string, ReturnType<typeof createFormat>>();

function momentOf({ at, zone }: { at: number; zone: string }, language: Language): string {
  const key = `${language} ${zone}`;
  const format = clocks.get(key) ?? createFormat(language, zone);
  clocks.set(key, format);
  return format.moment(at);
}

/** As a spreadsheet of this language reads it; nothing where nothing was measured. */
export function spreadsheetText(cell: Cell, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? numbers[language].format(cell) : momentOf(cell, language);
}

/** As programs read it: a point, and UTC with Z (RFC 3339). */
export function isoText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(cell) : new Date(cell.at).toISOString();
}

/** As people read it in a picture or a report. */
export function readText(cell: Cell, language: Language): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? plain[language].format(cell) : momentOf(cell, language);
}
