import type { RepeatedHour } from './csv-spec.ts';

/** Rows, and characters of rows, that may wait for the second pass of an hour. */
const MAX_ROWS = 10_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;

export type Pass = 'earlier' | 'later' | 'refuse';
export interface HeldRow {
  readonly text: string;
  readonly line: number;
  /** Undefined for a row that only waits because one before it does. */
  pass: Pass | undefined;
}

/**
 * Rows of an hour that the clock shows twice wait here until it is known whether their series prints the hour twice. What
 * comes behind them waits too, so that everything is handed on in the order of the file.
 */
export class HeldRows {
  readonly #alone: RepeatedHour['alone'];
  #rows: HeldRow[] = [];
  #characters = 0;
  /** Per series: the rows whose pass is not known, by wall time. */
  readonly #open = new Map<string, Map<number, HeldRow>>();

  constructor(alone: RepeatedHour['alone']) {
    this.#alone = alone;
  }

  get size(): number {
    return this.#rows.length;
  }
  /** The line of the first row that waits. */
  get firstLine(): number {
    return this.#rows[0]?.line ?? Number.POSITIVE_INFINITY;
  }

  /** A row in the repeated hour. */
  ask(key: string, localMs: number, text: string, line: number): void {
    const row = this.#add(text, line);
    const open = this.#open.get(key) ?? new Map<number, HeldRow>();
    const first = open.get(localMs);
    if (first) {
      first.pass = 'earlier';
      row.pass = 'later';
      open.delete(localMs);
    } else open.set(localMs, row);
    if (open.size > 0) this.#open.set(key, open);
    else this.#open.delete(key);
  }

  /** A row outside the repeated hour: its series has left that hour. */
  follow(key: string | undefined, text: string, line: number): void {
    this.#add(text, line);
    if (key !== undefined) this.#settle(key);
  }

  /** The rows that need not wait any longer, in order: all or none. */
  release(isEnd: boolean): readonly HeldRow[] {
    const isFull = this.#rows.length >= MAX_ROWS || this.#characters >= MAX_CHARACTERS;
    if (isEnd || isFull) for (const key of [...this.#open.keys()]) this.#settle(key);
    if (this.#open.size > 0) return [];
    const rows = this.#rows;
    this.#rows = [];
    this.#characters = 0;
    return rows;
  }

  #add(text: string, line: number): HeldRow {
    const row: HeldRow = { text, line, pass: undefined };
    this.#rows.push(row);
    this.#characters += text.length;
    return row;
  }

  #settle(key: string): void {
    for (const row of this.#open.get(key)?.values() ?? []) row.pass = this.#alone;
    this.#open.delete(key);
  }
}
