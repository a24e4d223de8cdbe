import { solveCholesky } from './cholesky.ts';
import { KeptRows } from './kept-rows.ts';
import { type Lesson, Moments, triangleOf } from './moments.ts';

/** Pull of a group's common coefficients towards 0, and its strength per row that is missing. */
const PULL = 0.02;
const PULL_WHEN_SHORT = 4;
/** Pull of a series towards the common coefficients of its group. */
const PULL_TO_COMMON = 0.5;
/** Weight of the neighbouring groups: one hour is much like the next. */
const NEIGHBOUR = 0.5;

/**
 * Ridge regression (Hoerl & Kennard 1970) per group (hour ahead) and series, in which a series is pulled towards the
 * coefficients that its group has in common: partial pooling (Gelman & Hill 2007, §12). Learns row by row; keeps the rows
 * themselves while they take less room than the sums of every group and series.
 */
export class GroupedRidge {
  readonly #size: number;
  readonly #groups: number;
  readonly #series: number;
  #kept: KeptRows | undefined;
  readonly #mostKept: number;
  /** By group and series, once there are more rows than are kept. */
  #moments: readonly Moments[] = [];
  #coefficients: readonly Float64Array[] = [];

  constructor(of: { size: number; groups: number; series: number }) {
    this.#size = of.size;
    this.#groups = of.groups;
    this.#series = of.series;
    const cells = of.groups * of.series;
    this.#kept = new KeptRows(of.size, cells);
    this.#mostKept = Math.floor((cells * (triangleOf(of.size) + of.size)) / (of.size + 2));
  }

  add(place: { group: number; series: number }, row: Float64Array, of: Lesson): void {
    const cell = place.group * this.#series + place.series;
    if (this.#kept?.rows === this.#mostKept) this.#fold(this.#kept);
    if (this.#kept) this.#kept.add(cell, row, of);
    else this.#moments[cell]?.addRow(row, of);
  }

  /** Works out the coefficients from what was added so far. */
  solve(): void {
    const coefficients: Float64Array[] = [];
    const near = Array.from({ length: this.#series }, () => new Moments(this.#size));
    const scratch = new Moments(this.#size);
    for (let group = 0; group < this.#groups; group++) {
      for (const [series, of] of near.entries()) this.#writeAround(group, series, { to: of, scratch });
      const common = this.#common(near, scratch);
      for (const moments of near) coefficients.push(this.#ofSeries(moments, common, scratch));
    }
    this.#coefficients = coefficients;
  }

  /** Coefficients of every group and series, one after the other; empty before the first `solve`. */
  get coefficients(): Float32Array {
    const all = new Float32Array(this.#coefficients.length * this.#size);
    for (const [i, of] of this.#coefficients.entries()) all.set(of, i * this.#size);
    return all;
  }

  predict(group: number, series: number, row: Float64Array): number {
    const of = this.#coefficients[group * this.#series + series] as Float64Array;
    let sum = 0;
    for (let i = 0; i < of.length; i++) sum += (of[i] as number) * (row[i] as number);
    return sum;
  }

  /** From rows to sums. */
  #fold(kept: KeptRows): void {
    const cells = Array.from({ length: this.#groups * this.#series }, (_, cell) => cell);
    this.#moments = cells.map((cell) => kept.write(cell, new Moments(this.#size)));
    this.#kept = undefined;
  }

  /** Mean moments of a series in a group and, at half weight, in the groups beside it. */
  #writeAround(group: number, series: number, { to, scratch }: { to: Moments; scratch: Moments }): void {
    to.clear();
    for (const [step, share] of [
      [0, 1],
      [-1, NEIGHBOUR],
      [1, NEIGHBOUR],
    ] as const) {
      if (group + step < 0 || group + step >= this.#groups) continue;
      const cell = (group + step) * this.#series + series;
      const moments = this.#kept ? this.#kept.write(cell, scratch) : (this.#moments[cell] as Moments);
      if (!(moments.weight > 0)) continue;
      to.addShare(moments, share / moments.weight);
      to.weight += share;
      to.rows += moments.rows;
    }
  }

  #common(near: readonly Moments[], mean: Moments): Float64Array {
    const sum = new Moments(this.#size);
    for (const moments of near) {
      if (!(moments.weight > 0)) continue;
      sum.addShare(moments, 1 / moments.weight);
      sum.weight += 1;
      sum.rows += moments.rows;
    }
    if (sum.weight === 0) return sum.cross;
    mean.clear().addShare(sum, 1 / sum.weight);
    return this.#pulled(mean, PULL + PULL_WHEN_SHORT / sum.rows, new Float64Array(this.#size));
  }

  #ofSeries(moments: Moments, common: Float64Array, own: Moments): Float64Array {
    if (!(moments.weight > 0)) return common;
    own.clear().addShare(moments, 1 / moments.weight);
    return this.#pulled(own, PULL_TO_COMMON, common);
  }

  /** The coefficients, pulled towards `towards`. The moments are used up. */
  #pulled({ square, cross }: Moments, strength: number, towards: Float64Array): Float64Array {
    for (let i = 0; i < this.#size; i++) {
      const diagonal = (i * (i + 3)) / 2;
      square[diagonal] = (square[diagonal] as number) + strength;
      cross[i] = (cross[i] as number) + strength * (towards[i] as number);
    }
    solveCholesky(square, cross);
    return cross.slice();
  }
}
