import type { Lesson, Moments } from './moments.ts';

/** Rows that get their memory together. */
const CHUNK_ROWS = 512;

/** Rows to learn from as they were added, each in a cell. Less than moments of every cell, while cells have few rows. */
export class KeptRows {
  rows = 0;
  readonly #size: number;
  readonly #chunks: Float64Array[] = [];
  /** Per cell the first and the newest of its rows, and per row the next of its cell; −1 where there is none. */
  readonly #first: Int32Array;
  readonly #newest: Int32Array;
  readonly #next: number[] = [];

  /** @param size numbers in a row */
  constructor(size: number, cells: number) {
    this.#size = size;
    this.#first = new Int32Array(cells).fill(-1);
    this.#newest = new Int32Array(cells).fill(-1);
  }

  add(cell: number, row: Float64Array, { target, weight }: Lesson): void {
    const at = this.rows++;
    if (at % CHUNK_ROWS === 0) this.#chunks.push(new Float64Array(CHUNK_ROWS * (this.#size + 2)));
    const kept = this.#rowAt(at);
    kept.set(row);
    kept[this.#size] = target;
    kept[this.#size + 1] = weight;
    const newest = this.#newest[cell] as number;
    if (newest < 0) this.#first[cell] = at;
    else this.#next[newest] = at;
    this.#newest[cell] = at;
    this.#next.push(-1);
  }

  /** The sums of the rows of a cell, in the order in which they were added. */
  write(cell: number, to: Moments): Moments {
    to.clear();
    for (let at = this.#first[cell] as number; at >= 0; at = this.#next[at] as number) {
      const kept = this.#rowAt(at);
      to.addRow(kept, { target: kept[this.#size] as number, weight: kept[this.#size + 1] as number });
    }
    return to;
  }

  /** The row, its target and its weight. */
  #rowAt(at: number): Float64Array {
    const from = (at % CHUNK_ROWS) * (this.#size + 2);
    return (this.#chunks[Math.floor(at / CHUNK_ROWS)] as Float64Array).subarray(from, from + this.#size + 2);
  }
}
