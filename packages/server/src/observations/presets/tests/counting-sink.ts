import type { RowSink } from '../preset.ts';

/** Counts what becomes of the values of a large file; repeats and conflicts by natural key. */
export class CountingSink implements RowSink {
  readonly #seen: Map<number, number>[] = [];
  #reading = 0;
  #repeated = 0;
  #conflict = 0;
  #gap = 0;
  #refused = 0;

  datastream(): number {
    return this.#seen.push(new Map()) - 1;
  }

  reading(handle: number, time: number, value: number): void {
    const seen = this.#seen[handle];
    const known = seen?.get(time);
    if (known === undefined) {
      seen?.set(time, value);
      this.#reading += 1;
    } else if (known === value) this.#repeated += 1;
    else this.#conflict += 1;
  }

  gap(): void {
    this.#gap += 1;
  }
  refused(): void {
    this.#refused += 1;
  }

  counts() {
    const [reading, repeated, conflict] = [this.#reading, this.#repeated, this.#conflict];
    return { datastreams: this.#seen.length, reading, repeated, conflict, gap: this.#gap, refused: this.#refused };
  }
}
