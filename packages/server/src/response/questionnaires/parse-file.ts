import { limits, QuestionnaireDraft, type QuestionnaireRowProblem, WijkritmeError } from '@wijkritme/contract';
import { Errors } from 'typebox/value';
import { CsvScanner } from '../../observations/index.ts';

/** A row of a file: what it says, or what is wrong with it. `place` is the number of a place or its code. */
export type FileRow =
  | { readonly row: number; readonly draft: QuestionnaireDraft }
  | { readonly row: number; readonly problems: readonly QuestionnaireRowProblem[] };

type FindPlace = (text: string) => number | undefined;

/** Names of columns in Dutch, beside those of the contract. */
const names: Readonly<Record<string, string>> = {
  plek: 'place',
  vraag: 'question',
  vraag_en: 'question_en',
  schaal: 'scale',
  beter: 'better',
  van: 'from',
  tot: 'until',
  methode: 'method',
  bron: 'source',
  uitgenodigd: 'invited',
};
const words: Readonly<Record<string, string>> = { hoger: 'higher', lager: 'lower' };
const needed = ['place', 'question', 'scale', 'better', 'from', 'until', 'method', 'source', 'answer_1', 'answer_2'];

/**
 * Rows of a table with a head, separated by a semicolon, comma or tab.
 * @throws WijkritmeError invalid_input: no head that fits, or too many rows
 */
export function parseTable(content: string, findPlace: FindPlace): FileRow[] {
  const text = content.replace(/^\uFEFF/, '');
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ';';
  const lines = cellsOf(text, delimiter);
  const columns = (lines.shift() ?? []).map((name) => {
    const plain = name.trim().toLowerCase().replace('antwoord_', 'answer_');
    return names[plain] ?? plain;
  });
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) refuse(`The head of the table misses these columns: ${missing.join(', ')}.`);
  const rows = lines.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  return limited(rows).map((cells, at) => {
    const row = Object.fromEntries(columns.map((name, column) => [name, cells[column]?.trim() ?? '']));
    return toRow(
      at + 1,
      toCandidate(
        row,
        columns.filter((name) => /^answer_\d+$/.test(name)),
        findPlace,
      ),
      findPlace,
    );
  });
}

/**
 * Rows of a JSON list, or of `{ "rounds": [] }`; a place is named by `placeId` or by `place`, its code.
 * @throws WijkritmeError invalid_input: no JSON, no list, or too many rows
 */
export function parseList(content: string, findPlace: FindPlace): FileRow[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    refuse('The file is no JSON; see whether it was cut off.');
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { rounds?: unknown } | null)?.rounds;
  if (!Array.isArray(list)) return refuse('The file holds no list of rounds.');
  return limited(list).map((entry, at) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      return { row: at + 1, problems: [{ row: at + 1, field: '', message: 'is no round' }] };
    const { place, ...rest } = { questionEn: null, invited: null, ...(entry as Record<string, unknown>) } as Record<
      string,
      unknown
    >;
    const placeId =
      rest.placeId ?? (typeof place === 'string' || typeof place === 'number' ? findPlace(String(place)) : undefined);
    return toRow(at + 1, { ...rest, ...(placeId === undefined ? {} : { placeId }) }, findPlace);
  });
}

function toCandidate(row: Readonly<Record<string, string>>, answers: readonly string[], findPlace: FindPlace): object {
  const { place = '', question, question_en, scale, better = '', from, until, method, source, invited } = row;
  // Columns of a longer scale stay empty; an empty one within is a fault, not a nought.
  const cells = [...answers].sort((a, b) => Number(a.slice(7)) - Number(b.slice(7))).map((name) => row[name] ?? '');
  while (cells.at(-1) === '') cells.pop();
  const placeId = findPlace(place);
  return {
    ...(placeId === undefined ? {} : { placeId }),
    ...{ question, questionEn: question_en || null, scale, better: words[better.toLowerCase()] ?? better },
    ...{ from, until, method, source, invited: invited ? whole(invited) : null, counts: cells.map(whole) },
  };
}

/** A word that is no whole number stays as it is, so that the check of the schema names it. */
const whole = (text: string): number | string => (/^\d{1,9}$/.test(text) ? Number(text) : text);

function toRow(row: number, candidate: object, findPlace: FindPlace): FileRow {
  const fields = [...Errors(QuestionnaireDraft, candidate)].map(({ instancePath, message }) => ({
    row,
    field: instancePath.split('/')[1] ?? '',
    message,
  }));
  const isPlaced = 'placeId' in candidate && findPlace(String(candidate.placeId)) !== undefined;
  const problems = [
    ...(isPlaced ? [] : [{ row, field: 'place', message: 'names no place where you work; use its code or number' }]),
    ...fields.filter(({ field, message }) => field !== '' || !message.includes('placeId')),
  ];
  // One line a field is enough to mend it.
  const first = problems.filter(({ field }, at) => problems.findIndex((one) => one.field === field) === at);
  return problems.length > 0 ? { row, problems: first } : { row, draft: candidate as QuestionnaireDraft }; // no error is what makes it one
}

function cellsOf(text: string, delimiter: string): string[][] {
  const scanner = new CsvScanner(delimiter);
  const lines: string[][] = [];
  for (let at = 0; at < text.length; ) {
    at = scanner.row(text, at, true);
    if (scanner.broken) refuse(`A quotation mark of row ${lines.length} is not closed, or stands where none can be.`);
    lines.push(Array.from({ length: scanner.count }, (_, index) => scanner.cell(index)));
  }
  return lines;
}

function limited<T>(rows: readonly T[]): readonly T[] {
  if (rows.length === 0) refuse('The file holds no rows.');
  if (rows.length > limits.questionnaireRows)
    refuse(`The file holds more than ${limits.questionnaireRows} rows; divide it over several.`);
  return rows;
}

function refuse(detail: string): never {
  throw new WijkritmeError('invalid_input', detail, { fields: [{ pointer: '/content', message: detail }] });
}
