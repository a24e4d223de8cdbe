import type { ImportedReport, Place } from '@wijkritme/contract';
import { instantOfWall } from '../i18n/zone.ts';
import type { FileTable } from './read-table.ts';

/** What is taken of a row; which column holds it. */
export const columnUses = ['category', 'from', 'until', 'place', 'latitude', 'longitude', 'number'] as const;
export type ColumnUse = (typeof columnUses)[number];
export type Columns = Readonly<Partial<Record<ColumnUse, number>>>;

/** Names of columns in exports of Signalen and in GeoReport v2, so that nobody has to choose what is plain. */
const guesses: Readonly<Record<ColumnUse, readonly string[]>> = {
  category: ['sub_category', 'sub', 'category', 'categorie', 'service_name', 'subcategorie', 'soort'],
  from: ['incident_date_start', 'requested_datetime', 'created_at', 'datum', 'tijd', 'van'],
  until: ['incident_date_end', 'tot'],
  place: ['buurt_code', 'buurt', 'wijk', 'plek', 'area_name', 'neighborhood'],
  latitude: ['lat', 'latitude'],
  longitude: ['long', 'lng', 'lon', 'longitude'],
  number: ['service_request_id', 'sig_id', 'signal_id', 'id', 'nummer'],
};

export function guessColumns({ columns }: FileTable): Columns {
  const names = columns.map((name) => name.toLowerCase());
  const found = columnUses.map((use) => [use, guesses[use].map((name) => names.indexOf(name)).find((at) => at >= 0)]);
  return Object.fromEntries(found.filter(([, at]) => at !== undefined));
}

/** What stands in the column of kinds, each once, in the order of the file. */
export function kindsIn({ rows }: FileTable, { category }: Columns): string[] {
  if (category === undefined) return [];
  return [...new Set(rows.map((row) => (row[category] ?? '').trim()).filter((kind) => kind !== ''))];
}

export interface Mapping {
  readonly columns: Columns;
  /** Kind in the file → number of ours; what is not in it is left out. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly places: readonly Place[];
  /** In which times without a zone are told. */
  readonly zone: string;
}

/** A row that is sent, and the line of the file that it came from, counted from 1 without the head. */
export interface ChosenRow {
  readonly line: number;
  readonly row: ImportedReport;
}

export interface ChosenRows {
  readonly rows: readonly ChosenRow[];
  /** Lines of a kind that was not chosen. */
  readonly leftOut: number;
  /** Lines in which the time or the place could not be read. */
  readonly unreadable: readonly number[];
}

/** Takes what was chosen out of a table; nothing else of it leaves this page. */
export function toRows({ rows }: FileTable, { columns, kinds, places, zone }: Mapping): ChosenRows {
  const chosen: ChosenRow[] = [];
  const unreadable: number[] = [];
  let leftOut = 0;
  rows.forEach((cells, at) => {
    const cell = (use: ColumnUse) => (columns[use] === undefined ? '' : (cells[columns[use]] ?? '').trim());
    const categoryId = kinds.get(cell('category'));
    if (categoryId === undefined) {
      leftOut += 1;
      return;
    }
    const where = whereOf(cell, places);
    const from = toInstant(cell('from'), zone);
    if (!where || from === undefined) {
      unreadable.push(at + 1);
      return;
    }
    const until = toInstant(cell('until'), zone);
    const number = cell('number').slice(0, 100);
    const more = { ...(until === undefined ? {} : { until }), ...(number === '' ? {} : { number }) };
    chosen.push({ line: at + 1, row: { categoryId, from, ...where, ...more } });
  });
  return { rows: chosen, leftOut, unreadable };
}

function whereOf(
  cell: (use: ColumnUse) => string,
  places: readonly Place[],
): Pick<ImportedReport, 'placeId' | 'point'> | undefined {
  const named = cell('place').toLowerCase();
  const place = named === '' ? undefined : places.find(({ id, code, name }) => isOne(named, [String(id), code, name]));
  if (place) return { placeId: place.id };
  const [longitude, latitude] = [toNumber(cell('longitude')), toNumber(cell('latitude'))];
  const isPoint = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isPoint ? { point: [longitude, latitude] } : undefined;
}

const isOne = (named: string, names: readonly string[]) => names.some((name) => name.toLowerCase() === named);
const toNumber = (text: string) => (text === '' ? Number.NaN : Number(text.replace(',', '.')));

/** ISO 8601, or `2026-11-20 21:00` and `20-11-2026 21:00` by the clock there; undefined: it is none of these. */
function toInstant(text: string, zone: string): string | undefined {
  const plain = text.replace(/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})/, (_, day, month, year) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(plain);
  if (!found) return undefined;
  const [, date, time, offset] = found;
  const instant =
    offset === undefined
      ? instantOfWall(`${date}T${time}`, zone)
      : Date.parse(`${date}T${time}${offset.replace(/(\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
