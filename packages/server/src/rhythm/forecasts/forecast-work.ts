import { setImmediate } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import {
  forecastFrom,
  type Method,
  SIMPLE_NAMES,
  seasonalChange,
  type TrainedForecast,
  type TrainingPlan,
  trainForecast,
  writeSimpleForecasts,
} from '@wijkritme/engine';
import { type PoolMessage, toSeriesPool } from './pool-message.ts';

/** What the forecasting process is asked. `origin` is the first slot that is not known. */
export type WorkRequest =
  | { readonly kind: 'train'; readonly pool: PoolMessage; readonly origin: number; readonly plan: TrainingPlan }
  | { readonly kind: 'forecast'; readonly pool: PoolMessage; readonly origin: number; readonly trained: Uint8Array };

/** One series from one origin; columns by slots ahead. */
export interface SeriesForecast {
  readonly method: Method;
  /** Mean change from one day to the next before the origin; NaN where nothing is known. */
  readonly scale: number;
  readonly p10: Float64Array;
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  readonly lastValue: Float64Array;
  readonly yesterday: Float64Array;
  readonly lastWeek: Float64Array;
}

export interface WorkAnswers {
  readonly train: { readonly trained: Uint8Array; readonly seconds: number; readonly peakBytes: number };
  readonly forecast: { readonly forecasts: readonly SeriesForecast[] };
}

/** Does what is asked; takes as long as it takes, so not in the process that serves people. */
export function work(request: WorkRequest): WorkAnswers['forecast'] | Promise<WorkAnswers['train']> {
  switch (request.kind) {
    case 'train':
      return train(request.pool, request.origin, request.plan);
    case 'forecast':
      return forecast(request.pool, request.origin, request.trained);
    default:
      return request satisfies never;
  }
}

/** Between two steps this process can hear that nobody waits for it any more. */
async function train(message: PoolMessage, origin: number, plan: TrainingPlan): Promise<WorkAnswers['train']> {
  const began = performance.now();
  const run = trainForecast(toSeriesPool(message), origin, plan);
  let peakBytes = 0;
  for (;;) {
    const step = run.next();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    peakBytes = Math.max(peakBytes, heapUsed + arrayBuffers);
    if (step.done) return { trained: serialize(step.value), seconds: (performance.now() - began) / 1000, peakBytes };
    await setImmediate();
  }
}

function forecast(message: PoolMessage, origin: number, bytes: Uint8Array): WorkAnswers['forecast'] {
  const pool = toSeriesPool(message);
  // Written by `train`, by this program or an earlier run of it; another version is caught by the names it lacks.
  const trained = deserialize(bytes) as TrainedForecast;
  const { horizon } = trained;
  const column = () => new Float64Array(horizon).fill(Number.NaN);
  const forecasts = pool.series.map(({ values }) => {
    const simple = simpleOf(values, { perDay: pool.perDay, origin, horizon });
    const scale = seasonalChange(values.subarray(0, origin), pool.perDay);
    return { method: 'mix' as Method, scale, p10: column(), p50: column(), p90: column(), ...simple };
  });
  forecastFrom(trained, pool, origin, ({ series, slot, p10, p50, p90, method }) => {
    const of = forecasts[series];
    if (!of) return;
    of.method = method;
    of.p10[slot - origin] = p10;
    of.p50[slot - origin] = p50;
    of.p90[slot - origin] = p90;
  });
  return { forecasts };
}

function simpleOf(values: Float64Array, of: { perDay: number; origin: number; horizon: number }) {
  const { perDay, origin, horizon } = of;
  const opinions = new Float64Array(SIMPLE_NAMES.length);
  const known = values.slice(0, origin);
  const [lastValue, yesterday, lastWeek] = [0, 1, 2].map(() => new Float64Array(horizon)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let ahead = 0; ahead < horizon; ahead++) {
    writeSimpleForecasts({ values: known, perDay, origin, slot: origin + ahead }, opinions, 0);
    lastValue[ahead] = opinions[SIMPLE_NAMES.indexOf('last-value')] as number;
    yesterday[ahead] = opinions[SIMPLE_NAMES.indexOf('yesterday')] as number;
    lastWeek[ahead] = opinions[SIMPLE_NAMES.indexOf('last-week')] as number;
  }
  return { lastValue, yesterday, lastWeek };
}
