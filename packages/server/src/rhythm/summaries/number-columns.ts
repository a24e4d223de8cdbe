/**
 * Columns of numbers, cut from one block. A Float64Array for itself costs V8 more, when it is made and when it is collected, than two dozen
 * numbers in it (decision 154).
 */
export class NumberColumns {
  readonly #block: Float64Array;
  #at = 0;

  /** @param capacity numbers of all columns together */
  constructor(capacity: number) {
    this.#block = new Float64Array(capacity);
  }

  /** A column of zeros. @throws RangeError more than the capacity */
  take(size: number): Float64Array {
    const end = this.#at + size;
    if (end > this.#block.length) throw new RangeError(`${end} numbers do not fit a block of ${this.#block.length}`);
    const column = this.#block.subarray(this.#at, end);
    this.#at = end;
    return column;
  }

  /** Nobody uses the columns any more: the next ones may be the same memory. */
  reuse(): void {
    this.#block.fill(0, 0, this.#at);
    this.#at = 0;
  }
}
