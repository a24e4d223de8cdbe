import { fileProblem } from '../file-problem.ts';
import type { CsvScanner } from './csv-scanner.ts';
import type { CsvSpec } from './csv-spec.ts';
import { isColumnOf } from './value-columns.ts';

const DELIMITERS = [';', ',', '\t', '|'];

/** The column names of the first row. @throws WijkritmeError `file_unreadable` where the file is not of this kind */
export function parseHeader(row: CsvScanner, spec: CsvSpec, fileName: string): string[] {
  const header = Array.from({ length: row.count }, (_, index) => toName(row.cell(index)));
  const needed = neededColumns(spec);
  const missing = needed.filter((name) => !header.includes(name));
  const absent = spec.values.filter((rule) => !header.some((column) => isColumnOf(rule, column)));
  const names = [...missing, ...absent.map((rule) => rule.column ?? `${rule.columnPrefix}…`)];
  if (names.length > 0) {
    throw fileProblem({
      line: 1,
      what: `${fileName} has no column ${names.map((name) => `"${name}"`).join(', ')}. Found: ${header.join(' ').slice(0, 200)}.`,
      remedy: remedyFor(header, spec),
    });
  }
  const twice = header.find((name, index) => isUsed(spec, name, needed) && header.indexOf(name) !== index);
  if (twice === undefined) return header;
  throw fileProblem({
    line: 1,
    what: `The column "${twice}" occurs twice.`,
    remedy: 'Give each column a name of its own.',
  });
}

/** The columns that a spec names for time, key, gaps and texts. */
function neededColumns(spec: CsvSpec): string[] {
  const { time } = spec;
  const written = time.kind === 'instant' ? [time.at, ...(time.agrees ?? [])] : time.parts;
  const inTexts = Object.values(spec.thing).flatMap((text) =>
    [...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name),
  );
  const names = [
    ...written.flatMap((choices) => choices.map(({ column }) => column)),
    ...spec.key,
    ...spec.gaps.flatMap((rule) => [rule.column, ...(rule.when === 'unclassified' ? rule.classes : [])]),
    ...inTexts.filter((name) => name !== undefined && name !== 'column'),
  ];
  return [...new Set(names as string[])]; // undefined was filtered out
}

function isUsed(spec: CsvSpec, name: string, needed: readonly string[]): boolean {
  return needed.includes(name) || spec.values.some((rule) => isColumnOf(rule, name));
}

function remedyFor(header: readonly string[], spec: CsvSpec): string {
  const other = DELIMITERS.find((mark) => mark !== spec.delimiter && header.some((name) => name.includes(mark)));
  const expected = `Expected columns separated by ${JSON.stringify(spec.delimiter)}.`;
  if (other && header.length === 1) return `${expected} This file seems to use ${JSON.stringify(other)}.`;
  return `${expected} Choose the preset that fits this file, or "generic-csv" with a mapping of your own.`;
}

function toName(cell: string): string {
  return cell.replace(/^\uFEFF/, '').trim();
}
