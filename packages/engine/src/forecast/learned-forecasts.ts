import { type Cuts, toBinned } from './bins.ts';
import { type BoostedTrees, type BoostOptions, fitBoostedTrees, predictBoostedTrees } from './boosted-trees.ts';
import { type Aim, type AimView, aimAt } from './features/aim.ts';
import type { FeatureSet } from './features/features.ts';
import type { LinearRow } from './linear-row.ts';
import { huberLoss, pinballLoss } from './loss.ts';
import type { TrainingRows } from './training-rows.ts';

/** Fewer rows than this teach trees nothing. */
const LEAST_ROWS = 400;
/** Rows a leaf holds at least, at their mean weight. */
const LEAST_IN_LEAF = 60;
/** How far the trees for the band look for what is rare: the quantiles of the band. */
export const LOW = 0.1;
export const HIGH = 0.9;

/** Residual, in sizes, from which on Huber's loss grows straight: levels have longer tails than logarithms of counts. */
const COUNT_KNEE = 2;
const LEVEL_KNEE = 0.5;

const shape = { ridge: 1, featureShare: 0.3 };
const large = { ...shape, trees: 160, leaves: 63, rate: 0.06, rowShare: 0.5 };
const band = { ...shape, trees: 50, leaves: 15, rate: 0.1, rowShare: 0.25 };

/** What was learned before the start of a block. Trees are absent while there is too little to learn from. */
export interface Learned {
  readonly huber?: BoostedTrees;
  readonly median?: BoostedTrees;
  readonly low?: BoostedTrees;
  readonly high?: BoostedTrees;
}

/** Names of the learned forecasts, in the order of `LearnedForecasts.centres`. */
export const LEARNED_NAMES = ['trees', 'median-trees', 'ridge'] as const;

/** Per aim, in sizes above what is usual; NaN where nothing was learned. */
export interface LearnedForecasts {
  readonly centres: readonly Float64Array[];
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Learns what is known before `start`; yields after each of the five things that are learned. */
export function* learnBefore(rows: TrainingRows, start: number): Generator<void, Learned> {
  rows.learnRidgeBefore(start);
  yield;
  const known = rows.rowsBefore(start);
  if (known < LEAST_ROWS) return {};
  const data = rows.binned(known);
  const leastWeight = LEAST_IN_LEAF * meanOf(rows.weight.subarray(0, known));
  const fit = (options: Omit<BoostOptions, 'leastWeight'>) =>
    fitBoostedTrees({ data, rows: known, target: rows.target, weight: rows.weight }, { ...options, leastWeight });
  const huber = fit({ ...large, loss: huberLoss(rows.isCounts ? COUNT_KNEE : LEVEL_KNEE), seed: 1 });
  yield;
  const median = fit({ ...large, loss: pinballLoss(0.5), trees: 90, rate: 0.1, rowShare: 0.6, seed: 2 });
  yield;
  const low = fit({ ...band, loss: pinballLoss(LOW), seed: 3 });
  yield;
  const high = fit({ ...band, loss: pinballLoss(HIGH), seed: 4 });
  yield;
  return { huber, median, low, high };
}

/** What it takes to read the features of an aim as the learned models do. */
export interface RowReader {
  readonly set: FeatureSet;
  readonly linear: LinearRow;
  readonly view: AimView;
  readonly cuts: readonly Cuts[];
  readonly ridge: { predict(group: number, series: number, row: Float64Array): number };
  groupOf(view: AimView): number;
}

/** Forecasts of many aims at once. */
export function predictLearned(rows: RowReader, learned: Learned, aims: readonly Aim[]): LearnedForecasts {
  const size = rows.set.names.length;
  const matrix = new Float32Array(aims.length * size).fill(Number.NaN);
  const ridge = new Float64Array(aims.length).fill(Number.NaN);
  const linear = new Float64Array(rows.linear.size);
  for (const [i, { series, origin, slot }] of aims.entries()) {
    if (!aimAt(rows.view, series, origin, slot)) continue;
    rows.set.write(rows.view, matrix, i * size);
    rows.linear.write(matrix, i * size, linear);
    ridge[i] = rows.ridge.predict(rows.groupOf(rows.view), series, linear);
  }
  const data = learned.huber ? toBinned(matrix, rows.cuts) : undefined;
  const predict = (trees?: BoostedTrees) =>
    trees && data
      ? predictBoostedTrees(trees, data).map((value, i) => (Number.isNaN(ridge[i] as number) ? Number.NaN : value))
      : new Float64Array(aims.length).fill(Number.NaN);
  const centres = [predict(learned.huber), predict(learned.median), ridge];
  return { centres, low: predict(learned.low), high: predict(learned.high) };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length > 0 ? sum / values.length : 0;
}
