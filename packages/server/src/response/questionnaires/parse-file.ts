import { limits, WijkritmeError, type Words } from '@wijkritme/contract';
import { CsvScanner } from '../../observations/index.ts';
import { checkRow, type FileRow, type FindPlace, type NameOf } from './check-row.ts';
import { fileWords } from './file-words.ts';

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
  const [written = [], ...lines] = cellsOf(text, delimiter);
  const columns = written.map((name) => {
    const plain = name.trim().toLowerCase().replace('antwoord_', 'answer_');
    return names[plain] ?? plain;
  });
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) refuse(fileWords.missing(missing));
  // Columns of a longer scale stay empty.
  const answers = columns
    .filter((name) => /^answer_\d+$/.test(name))
    .sort((a, b) => Number(a.slice(7)) - Number(b.slice(7)));
  const nameOf = namesIn(columns, written, answers);
  // An empty line counts, so that the number of a row is that of the file.
  const rows = lines.map((cells, at) => ({ cells, row: at + 1 })).filter(({ cells }) => cells.some(isFilled));
  return limited(rows).map(({ cells, row }) => {
    const found = Object.fromEntries(columns.map((name, column) => [name, cells[column]?.trim() ?? '']));
    const fields = fieldsOf(found, answers, findPlace);
    return checkRow({ row, fields, place: found.place ?? '', nameOf }, findPlace);
  });
}

const isFilled = (cell: string) => cell.trim() !== '';

/** What a field is called in this table, in the words of its head. */
function namesIn(columns: readonly string[], written: readonly string[], answers: readonly string[]): NameOf {
  const inHead = (name: string | undefined) => written[columns.indexOf(name ?? '')]?.trim() ?? name ?? '';
  return (field, answer) => {
    if (field === 'placeId') return inHead('place');
    if (field === 'questionEn') return inHead('question_en');
    if (field !== 'counts') return inHead(field);
    return answer === undefined ? `${inHead(answers[0])} – ${inHead(answers.at(-1))}` : inHead(answers[answer]);
  };
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
    refuse(fileWords.noJson);
  }
  const list = Array.isArray(parsed) ? parsed : (parsed as { rounds?: unknown } | null)?.rounds;
  if (!Array.isArray(list)) return refuse(fileWords.noList);
  return limited(list).map((entry, at) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      return { row: at + 1, faults: [{ field: '', fault: 'no-round' }] };
    const { place, ...rest } = { questionEn: null, invited: null, ...(entry as Record<string, unknown>) } as Record<
      string,
      unknown
    >;
    const named = typeof place === 'string' || typeof place === 'number' ? String(place) : '';
    const placeId = rest.placeId ?? findPlace(named);
    const fields = { ...rest, ...(placeId === undefined ? {} : { placeId }) };
    const nameOf: NameOf = (field, answer) =>
      field === 'placeId' && place !== undefined ? 'place' : answer === undefined ? field : `${field}[${answer}]`;
    return checkRow({ row: at + 1, fields, place: named || String(rest.placeId ?? ''), nameOf }, findPlace);
  });
}

function fieldsOf(row: Readonly<Record<string, string>>, answers: readonly string[], findPlace: FindPlace) {
  const { place = '', question, question_en, scale, better = '', from, until, method, source, invited } = row;
  // An empty one within is a fault, not a nought.
  const cells = answers.map((name) => row[name] ?? '');
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

function cellsOf(text: string, delimiter: string): string[][] {
  const scanner = new CsvScanner(delimiter);
  const lines: string[][] = [];
  for (let at = 0; at < text.length; ) {
    at = scanner.row(text, at, true);
    if (scanner.broken) refuse(fileWords.quotation(lines.length));
    lines.push(Array.from({ length: scanner.count }, (_, index) => scanner.cell(index)));
  }
  return lines;
}

function limited<T>(rows: readonly T[]): readonly T[] {
  if (rows.length === 0) refuse(fileWords.empty);
  if (rows.length > limits.questionnaireRows) refuse(fileWords.tooMany(limits.questionnaireRows));
  return rows;
}

function refuse(detail: Words): never {
  throw new WijkritmeError('invalid_input', detail, { fields: [{ pointer: '/content', message: detail }] });
}
