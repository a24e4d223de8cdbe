import { type BinnedRows, type Cuts, listCuts, toBinned } from './bins.ts';
import { type AimView, aimAt, createAimView } from './features/aim.ts';
import { type FeatureSet, toFeatureSet } from './features/features.ts';
import { type ForecastPlan, listOrigins } from './forecast-plan.ts';
import { GroupedRidge } from './grouped-ridge.ts';
import { type LinearRow, toLinearRow } from './linear-row.ts';
import type { PreparedPool } from './prepared-pool.ts';
import { slopeAt } from './value-scale.ts';

/** Rows that the trees, and the ridge, learn from at most. More adds time, not accuracy: hours of a day say much the same. */
const TREE_ROWS = 120_000;
const RIDGE_ROWS = 300_000;
/** Days of history that are learned from. */
const HISTORY_DAYS = 1_500;
/** Steps ahead that have coefficients of their own. */
const GROUPS = 168;
/** Residuals further away than this count as this far. */
const FAR = 6;
/** A row weighs at most so many times the mean. */
const HEAVY = 10;

/**
 * Everything there is to learn from, gathered once for all blocks: past aims of the same rhythm as the plan's, in order of
 * origin. What a block may know is a first part of it.
 */
export class TrainingRows {
  readonly set: FeatureSet;
  readonly linear: LinearRow;
  readonly ridge: GroupedRidge;
  readonly target: Float64Array;
  readonly weight: Float64Array;
  readonly view: AimView;
  /** Whether most series are counts. */
  readonly isCounts: boolean;
  readonly #prepared: PreparedPool;
  readonly #plan: ForecastPlan;
  readonly #treeShare: number;
  readonly #ridgeShare: number;
  readonly #until: Float64Array;
  #matrix: Float32Array;
  #rows = 0;
  #ridgeTo: number;
  #cuts: readonly Cuts[] = [];
  #data: BinnedRows | undefined;

  constructor(prepared: PreparedPool, plan: ForecastPlan, blocks: readonly { start: number }[]) {
    this.#prepared = prepared;
    this.#plan = plan;
    const last = blocks.at(-1)?.start ?? 0;
    this.view = createAimView(prepared);
    this.isCounts = 2 * prepared.series.filter(({ of }) => of.kind === 'count').length >= prepared.series.length;
    this.set = toFeatureSet(prepared.pool);
    this.linear = toLinearRow(this.set, prepared, plan.firstOrigin);
    const series = prepared.series.length;
    const groups = groupAhead(plan.horizon - 1, plan, prepared.pool.perDay) + 1;
    this.ridge = new GroupedRidge({ size: this.linear.size, groups, series });
    this.#ridgeTo = Math.max(0, last - HISTORY_DAYS * prepared.pool.perDay);
    const possible = ((last - this.#ridgeTo) / plan.every) * plan.horizon * series;
    const most = plan.mostRows ?? Number.POSITIVE_INFINITY;
    this.#treeShare = Math.min(most, TREE_ROWS) / Math.max(1, possible);
    this.#ridgeShare = Math.min(most, RIDGE_ROWS) / Math.max(1, possible);
    const capacity = this.#count(this.#ridgeTo, last);
    this.#matrix = new Float32Array(capacity * this.set.names.length);
    this.target = new Float64Array(capacity);
    this.weight = new Float64Array(capacity);
    this.#until = new Float64Array(capacity);
    this.#gather(this.#ridgeTo, last);
  }

  /** All rows in bins. The bins follow from the first `known` rows of the first call; later rows do not move them. */
  binned(known: number): BinnedRows {
    if (!this.#data) {
      const size = this.set.names.length;
      this.#cuts = listCuts(this.#matrix.subarray(0, known * size), size);
      this.#data = toBinned(this.#matrix.subarray(0, this.#rows * size), this.#cuts);
      this.#matrix = new Float32Array(0);
    }
    return this.#data;
  }

  get cuts(): readonly Cuts[] {
    return this.#cuts;
  }

  /** How many rows a block that starts here may learn from. */
  rowsBefore(start: number): number {
    let rows = 0;
    while (rows < this.#rows && (this.#until[rows] as number) < start) rows++;
    return rows;
  }

  /** Lets the ridge learn all that is known before `start`. */
  learnRidgeBefore(start: number): void {
    const row = new Float64Array(this.linear.size);
    const features = new Float32Array(this.set.names.length);
    const to = start - this.#plan.horizon;
    this.#each(this.#ridgeTo, to + 1, this.#ridgeShare, (view) => {
      const { target, weight } = this.#answer(view);
      this.set.write(view, features, 0);
      this.linear.write(features, 0, row);
      this.ridge.add({ group: this.groupOf(view), series: view.series }, row, { target, weight });
    });
    this.#ridgeTo = Math.max(this.#ridgeTo, to + 1);
    this.ridge.solve();
  }

  groupOf({ slot, origin }: AimView): number {
    return groupAhead(slot - origin, this.#plan, this.#prepared.pool.perDay);
  }

  #gather(from: number, to: number): void {
    const size = this.set.names.length;
    this.#each(from, to, this.#treeShare, (view) => {
      if (this.#rows >= this.target.length) return;
      const { target, weight } = this.#answer(view);
      this.target[this.#rows] = target;
      this.weight[this.#rows] = weight;
      this.#until[this.#rows] = view.origin + this.#plan.horizon - 1;
      this.set.write(view, this.#matrix, this.#rows * size);
      this.#rows++;
    });
  }

  /** What is to be learned: the residual in sizes; and what an error of one size costs, against how much the series changes. */
  #answer({ of, origin, slot, size, perDay }: AimView): { target: number; weight: number } {
    const target = (of.residual[slot] as number) / size;
    const change = of.change[Math.floor(origin / perDay)] as number;
    const weight = (slopeAt(of.of, of.usual[slot] as number) * size) / change;
    return { target: Math.max(-FAR, Math.min(FAR, target)), weight: weight > 0 ? Math.min(HEAVY, weight) : 0 };
  }

  #each(from: number, to: number, share: number, take: (view: AimView) => void): void {
    const { pool, series } = this.#prepared;
    for (const origin of listOrigins(this.#plan, Math.max(from, 8 * pool.perDay), to)) {
      for (let at = 0; at < series.length; at++) {
        for (let slot = origin; slot < origin + this.#plan.horizon; slot++) {
          if (share < 1 && toShare(at, origin, slot) >= share) continue;
          if (!aimAt(this.view, at, origin, slot)) continue;
          if (!Number.isNaN(this.view.of.residual[slot] as number)) take(this.view);
        }
      }
    }
  }

  #count(from: number, to: number): number {
    let count = 0;
    this.#each(from, to, this.#treeShare, () => {
      count++;
    });
    return count;
  }
}

/**
 * Which coefficients serve so many slots ahead: one set per hour where origins are a day apart, per slot where they come more
 * often.
 */
export function groupAhead(ahead: number, { every }: Pick<ForecastPlan, 'every'>, perDay: number): number {
  const hour = Math.max(1, Math.round(perDay / 24));
  return Math.min(GROUPS - 1, every >= perDay ? Math.floor(ahead / hour) : ahead);
}

/** A number in [0, 1) that belongs to an aim: which rows are learned from depends on nothing else (mixing as in MurmurHash3). */
function toShare(series: number, origin: number, slot: number): number {
  let mixed = Math.imul(series + 1, 0x9e3779b1) ^ Math.imul(origin + 1, 0x85ebca6b) ^ Math.imul(slot + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}
