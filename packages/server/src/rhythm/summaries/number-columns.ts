/** A block of more is left to the garbage collector: four megabytes. */
const KEPT_NUMBERS = 512 * 1024;
const NOTHING = new Float64Array(0);
/** The largest block that nobody uses. A new one an answer is memory outside the heap, for which V8 looks through all of it (decision 154). */
let spare: Float64Array | undefined;

/**
 * Columns of numbers, cut from one block. A Float64Array for itself costs V8 more, when it is made and when it is collected, than two dozen
 * numbers in it (decision 154).
 */
export class NumberColumns {
  #block: Float64Array;
  readonly #capacity: number;
  #at = 0;

  /** @param capacity numbers of all columns together */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#block = spare && spare.length >= capacity ? spare : new Float64Array(capacity);
    if (this.#block === spare) spare = undefined;
  }

  /** A column of zeros. @throws RangeError more than the capacity */
  take(size: number): Float64Array {
    const end = this.#at + size;
    if (end > this.#capacity || end > this.#block.length)
      throw new RangeError(`${end} numbers do not fit a block of ${this.#capacity}`);
    const column = this.#block.subarray(this.#at, end);
    this.#at = end;
    return column.fill(0);
  }

  /** Nobody uses the columns any more: the next ones may be the same memory. */
  reuse(): void {
    this.#at = 0;
  }

  /** Nobody uses the columns any more: whoever comes next gets the memory, and none are taken here from now on. */
  release(): void {
    const block = this.#block;
    this.#block = NOTHING;
    if (block.length <= KEPT_NUMBERS && block.length > (spare?.length ?? 0)) spare = block;
  }
}
