import type { Language } from '../i18n/language.ts';
import { isoText, spreadsheetText } from './cell-text.ts';
import { factLines } from './fact-lines.ts';
import type { Cell, Figure } from './figure.ts';

/** With this mark Excel reads UTF-8. */
const BOM = '\uFEFF';

/**
 * For the spreadsheet of this language, which opens it without asking: in Dutch semicolons and decimal commas, in English commas and
 * points; times are those of the place. The facts stand above the table, behind a #.
 */
export function toExcelCsv(figure: Figure, language: Language): string {
  const separator = language === 'nl' ? ';' : ',';
  const text = (cell: Cell) => written(cell, spreadsheetText(cell, language), separator);
  return `${BOM}${linesOf(figure, language, separator, text)}`;
}

/** For programs: commas, points, UTC (RFC 4180 and RFC 3339); facts stand above the table, behind a #. */
export function toIsoCsv(figure: Figure, language: Language): string {
  return linesOf(figure, language, ',', (cell) => written(cell, isoText(cell), ','));
}

function linesOf(figure: Figure, language: Language, separator: string, text: (cell: Cell) => string): string {
  const { columns, rows } = figure.table;
  const facts = factLines(figure, language).map(([name, value]) => `# ${oneCell(`${name}: ${value}`, separator)}`);
  const table = [columns.map(({ name }) => name), ...rows].map((row) => row.map(text).join(separator));
  return [...facts, ...table, ''].join('\r\n');
}

/** A line that begins with # for programs, and stays one cell in a spreadsheet: no part of it can begin a cell of its own. */
const oneCell = (text: string, separator: string) =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('"', "'")
    .replaceAll(separator, separator === ';' ? ',' : ';');

/**
 * What people wrote must not become a formula in a spreadsheet (OWASP, CSV injection): such a text begins with an apostrophe. Numbers
 * and moments are ours, and a number below zero stays a number.
 */
function written(cell: Cell, text: string, separator: string): string {
  const safe = typeof cell === 'string' && /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
