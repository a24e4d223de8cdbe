import { answerAim } from './answer-aim.ts';
import type { Cuts } from './bins.ts';
import { createAimView } from './features/aim.ts';
import { toFeatureSet } from './features/features.ts';
import { assertPlan, listBlocksOf } from './forecast-plan.ts';
import type { ForecastProgress, ForecastRow } from './forecast-row.ts';
import { ForecastRun } from './forecast-run.ts';
import { type Learned, predictLearned, type RowReader } from './learned-forecasts.ts';
import { toLinearRow } from './linear-row.ts';
import { preparePool } from './prepared-pool.ts';
import { type Chooser, EXPERT_NAMES, FrozenForecaster } from './series-forecaster.ts';
import type { SeriesPool } from './series-pool.ts';
import { groupAhead } from './training-rows.ts';

/** How far ahead, and how often, in slots of the pool. */
export interface TrainingPlan {
  readonly every: number;
  readonly horizon: number;
  /** Rows to learn from at most. */
  readonly mostRows?: number;
}

/** What was learned of a pool up to an origin, as plain data: it can be stored, and forecast from until a next training. */
export interface TrainedForecast extends TrainingPlan {
  readonly perDay: number;
  /** Names of the series, in the order of the pool. */
  readonly names: readonly string[];
  readonly learned: Learned;
  readonly cuts: readonly Cuts[];
  /** Ridge coefficients by step ahead and series. */
  readonly ridge: Float32Array;
  /** Per series. */
  readonly choosers: readonly Chooser[];
}

/**
 * Learns all series of a pool together from what lies before an origin, compares the methods per series on trial forecasts
 * over the weeks before it, and sets the bands. Yields progress.
 * @throws RangeError when the plan does not fit the pool, or the pool has covariates
 */
export function* trainForecast(
  pool: SeriesPool,
  origin: number,
  of: TrainingPlan,
): Generator<ForecastProgress, TrainedForecast> {
  const plan = { ...of, firstOrigin: origin, endOrigin: origin + 1 };
  const { every, horizon } = of;
  assertPlan(plan, pool);
  if (pool.covariates.length > 0) throw new RangeError(`${pool.covariates.length} covariates; there must be none`);
  const run = new ForecastRun(pool, plan, () => {});
  yield* run.work(listBlocksOf(origin, pool));
  return {
    every,
    horizon,
    perDay: pool.perDay,
    names: pool.series.map(({ name }) => name),
    learned: run.learned,
    cuts: run.rows?.cuts ?? [],
    ridge: run.rows?.ridge.coefficients ?? new Float32Array(0),
    choosers: run.forecasters.map((forecaster) => forecaster.freeze()),
  };
}

/**
 * Forecasts of all series from one origin on, by what was learned earlier. Only slots before the origin are read.
 * @param pool the series that were learned, with what has come since; may begin on another day
 * @throws RangeError when the series are not those that were learned
 */
export function forecastFrom(
  trained: TrainedForecast,
  pool: SeriesPool,
  origin: number,
  take: (row: ForecastRow) => void,
): void {
  const { horizon, every, names } = trained;
  assertPlan({ firstOrigin: origin, endOrigin: origin + 1, every, horizon }, pool);
  if (pool.perDay !== trained.perDay || pool.series.some(({ name }, i) => name !== names[i])) {
    throw new RangeError(`learned were ${names.join(', ')}, ${trained.perDay} a day`);
  }
  const rows = toRowReader(trained, pool);
  for (const [series, chooser] of trained.choosers.entries()) {
    const aims = Array.from({ length: horizon }, (_, ahead) => ({ series, origin, slot: origin + ahead }));
    const learned = predictLearned(rows, trained.learned, aims);
    const opinions = { learned, experts: new Float64Array(horizon * EXPERT_NAMES.length) };
    const forecaster = new FrozenForecaster(chooser);
    for (const [i, aim] of aims.entries()) take(answerAim(rows.view, aim, opinions, { i, forecaster }).row);
  }
}

function toRowReader(trained: TrainedForecast, pool: SeriesPool): RowReader {
  const prepared = preparePool(pool);
  const set = toFeatureSet(pool);
  const linear = toLinearRow(set, prepared, 0);
  const { ridge, cuts } = trained;
  return {
    ...{ set, linear, cuts },
    view: createAimView(prepared),
    groupOf: ({ slot, origin }) => groupAhead(slot - origin, trained, pool.perDay),
    ridge: {
      predict: (group, series, row) => {
        const from = (group * pool.series.length + series) * linear.size;
        let sum = 0;
        for (let i = 0; i < linear.size; i++) sum += (ridge[from + i] ?? 0) * (row[i] as number);
        return sum;
      },
    },
  };
}
