import type { DatastreamTemplate, RowSink } from '../preset.ts';
import type { CsvScanner } from './csv-scanner.ts';
import type { CsvSpec } from './csv-spec.ts';
import type { ValueColumn } from './value-columns.ts';

export type Positions = Readonly<Record<string, readonly [lon: number, lat: number]>>;

/** The handles of one key, one for each value column; -1 until its first reading declares the datastream. */
export type Handles = Int32Array;

interface File {
  readonly spec: CsvSpec;
  readonly header: readonly string[];
  readonly values: readonly ValueColumn[];
  readonly positions: Positions;
}

/** Knows the series of a file by their key, and declares a datastream at its first reading. */
export class SeriesBook {
  readonly #file: File;
  readonly #sink: RowSink;
  readonly #keyColumns: readonly number[];
  readonly #known = new Map<string, Handles>();
  readonly #declared = new Map<string, number>();
  #lastKey = '';

  constructor(file: File, sink: RowSink) {
    this.#file = file;
    this.#sink = sink;
    this.#keyColumns = file.spec.key.map((name) => file.header.indexOf(name));
  }

  /** The key of a row; empty where the row names none. A file without key columns has one key. */
  keyOf(row: CsvScanner): string {
    const columns = this.#keyColumns;
    if (columns.length === 0) return '*';
    if (columns.some((index) => row.isEmpty(index))) return '';
    if (columns.length > 1) return columns.map((index) => row.cell(index)).join('\u001f');
    const index = columns[0] as number; // there is exactly one
    const start = row.starts[index] as number; // index < count
    const last = this.#lastKey;
    // Nearly always the row before has the same key; then nothing is cut out of the text.
    const isLast = (row.ends[index] as number) - start === last.length && row.text.startsWith(last, start);
    if (!isLast) this.#lastKey = row.cell(index);
    return this.#lastKey;
  }

  handlesOf(key: string): Handles {
    const known = this.#known.get(key);
    if (known) return known;
    const handles = new Int32Array(this.#file.values.length).fill(-1);
    this.#known.set(key, handles);
    return handles;
  }

  /** Keys that differ in case or punctuation alone are one thing: two spellings of a street are one street. */
  declare(row: CsvScanner, value: ValueColumn): number {
    const template = toTemplate(this.#file, row, value);
    const declared = this.#declared.get(template.key);
    if (declared !== undefined) return declared;
    const handle = this.#sink.datastream(template);
    this.#declared.set(template.key, handle);
    return handle;
  }
}

function toTemplate(file: File, row: CsvScanner, value: ValueColumn): DatastreamTemplate {
  const { spec, header, positions } = file;
  const cell = (name: string): string => (name === 'column' ? value.label : row.cell(header.indexOf(name)));
  const fill = (text: string, to: (cell: string) => string): string =>
    text.replace(/\{([^{}]+)\}/g, (_, name: string) => to(cell(name)));
  const name = fill(spec.thing.name, (c) => c.trim());
  const externalId = fill(spec.thing.externalId, toSlug);
  return {
    key: `${externalId}/${value.rule.name}`,
    thing: { name, description: fill(spec.thing.description, (c) => c.trim()), externalId },
    position: positions[name] ?? positions[externalId] ?? null,
    property: value.rule.property,
    name: value.rule.name,
    intervalSeconds: spec.intervalSeconds,
    timeZone: spec.timeZone,
    country: spec.country,
    owner: spec.owner,
    source: spec.source,
  };
}

/** @example toSlug('Québec (West)') // 'quebec-west' */
export function toSlug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}
