/** What is to be learned from a row, and how much the row counts. */
export interface Lesson {
  readonly target: number;
  readonly weight: number;
}

/** Sums over rows: what least squares needs. */
export class Moments {
  /** The lower triangle of XᵀX, row after row. */
  readonly square: Float64Array;
  /** Xᵀy */
  readonly cross: Float64Array;
  weight = 0;
  rows = 0;

  /** @param size numbers in a row */
  constructor(size: number) {
    this.square = new Float64Array(triangleOf(size));
    this.cross = new Float64Array(size);
  }

  clear(): this {
    this.square.fill(0);
    this.cross.fill(0);
    this.weight = 0;
    this.rows = 0;
    return this;
  }

  addRow(row: Float64Array, { target, weight }: Lesson): void {
    const { square, cross } = this;
    this.weight += weight;
    this.rows += 1;
    let at = 0;
    for (let i = 0; i < cross.length; i++) {
      const weighted = weight * (row[i] as number);
      if (weighted === 0) {
        at += i + 1;
        continue;
      }
      cross[i] = (cross[i] as number) + weighted * target;
      for (let j = 0; j <= i; j++, at++) square[at] = (square[at] as number) + weighted * (row[j] as number);
    }
  }

  /** Adds the sums of others times `share`; weight and rows are left to the caller. */
  addShare(from: Moments, share: number): void {
    const { square, cross } = this;
    for (let i = 0; i < square.length; i++) square[i] = (square[i] as number) + share * (from.square[i] as number);
    for (let i = 0; i < cross.length; i++) cross[i] = (cross[i] as number) + share * (from.cross[i] as number);
  }
}

/** Numbers in a lower triangle of so many rows. */
export function triangleOf(size: number): number {
  return (size * (size + 1)) / 2;
}
