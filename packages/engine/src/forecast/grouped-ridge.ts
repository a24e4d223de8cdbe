import { solveCholesky } from './cholesky.ts';

/** Pull of a group's common coefficients towards 0, and its strength per row that is missing. */
const PULL = 0.02;
const PULL_WHEN_SHORT = 4;
/** Pull of a series towards the common coefficients of its group. */
const PULL_TO_COMMON = 0.5;
/** Weight of the neighbouring groups: one hour is much like the next. */
const NEIGHBOUR = 0.5;

/** Sums of one series in one group: what least squares needs (the lower triangle of XᵀX, and Xᵀy). */
interface Moments {
  readonly square: Float64Array;
  readonly cross: Float64Array;
  weight: number;
  rows: number;
}

/**
 * Ridge regression (Hoerl & Kennard 1970) per group (hour ahead) and series, in which a series is pulled towards the
 * coefficients that its group has in common: partial pooling (Gelman & Hill 2007, §12). Learns row by row.
 */
export class GroupedRidge {
  readonly #size: number;
  readonly #groups: number;
  readonly #series: number;
  readonly #moments: Moments[];
  #coefficients: readonly Float64Array[] = [];

  constructor(of: { size: number; groups: number; series: number }) {
    this.#size = of.size;
    this.#groups = of.groups;
    this.#series = of.series;
    this.#moments = Array.from({ length: of.groups * of.series }, () => this.#empty());
  }

  add(place: { group: number; series: number }, row: Float64Array, of: { target: number; weight: number }): void {
    const moments = this.#moments[place.group * this.#series + place.series] as Moments;
    const { square, cross } = moments;
    moments.weight += of.weight;
    moments.rows += 1;
    let at = 0;
    for (let i = 0; i < this.#size; i++) {
      const weighted = of.weight * (row[i] as number);
      if (weighted === 0) {
        at += i + 1;
        continue;
      }
      cross[i] = (cross[i] as number) + weighted * of.target;
      for (let j = 0; j <= i; j++, at++) square[at] = (square[at] as number) + weighted * (row[j] as number);
    }
  }

  /** Works out the coefficients from what was added so far. */
  solve(): void {
    const coefficients: Float64Array[] = [];
    for (let group = 0; group < this.#groups; group++) {
      const near = Array.from({ length: this.#series }, (_, series) => this.#aroundGroup(group, series));
      const common = this.#common(near);
      for (const moments of near) coefficients.push(this.#ofSeries(moments, common));
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

  /** Mean moments of a series in a group and, at half weight, in the groups beside it. */
  #aroundGroup(group: number, series: number): Moments {
    const sum = this.#empty();
    for (const [step, share] of [
      [0, 1],
      [-1, NEIGHBOUR],
      [1, NEIGHBOUR],
    ] as const) {
      const moments = this.#moments[(group + step) * this.#series + series];
      if (group + step < 0 || !moments || !(moments.weight > 0)) continue;
      addMoments(sum, moments, share / moments.weight);
      sum.weight += share;
      sum.rows += moments.rows;
    }
    return sum;
  }

  #common(near: readonly Moments[]): Float64Array {
    const sum = this.#empty();
    for (const moments of near) {
      if (!(moments.weight > 0)) continue;
      addMoments(sum, moments, 1 / moments.weight);
      sum.weight += 1;
      sum.rows += moments.rows;
    }
    if (sum.weight === 0) return sum.cross;
    const mean = this.#empty();
    addMoments(mean, sum, 1 / sum.weight);
    this.#pull(mean, PULL + PULL_WHEN_SHORT / sum.rows, this.#empty().cross);
    return mean.cross;
  }

  #ofSeries(moments: Moments, common: Float64Array): Float64Array {
    if (!(moments.weight > 0)) return common;
    const own = this.#empty();
    addMoments(own, moments, 1 / moments.weight);
    this.#pull(own, PULL_TO_COMMON, common);
    return own.cross;
  }

  /** Solves in place, pulled towards `towards`. */
  #pull({ square, cross }: Moments, strength: number, towards: Float64Array): void {
    for (let i = 0; i < this.#size; i++) {
      const diagonal = (i * (i + 3)) / 2;
      square[diagonal] = (square[diagonal] as number) + strength;
      cross[i] = (cross[i] as number) + strength * (towards[i] as number);
    }
    solveCholesky(square, cross);
  }

  #empty(): Moments {
    const size = this.#size;
    return { square: new Float64Array((size * (size + 1)) / 2), cross: new Float64Array(size), weight: 0, rows: 0 };
  }
}

function addMoments(to: Moments, from: Moments, share: number): void {
  for (let i = 0; i < to.square.length; i++)
    to.square[i] = (to.square[i] as number) + share * (from.square[i] as number);
  for (let i = 0; i < to.cross.length; i++) to.cross[i] = (to.cross[i] as number) + share * (from.cross[i] as number);
}
