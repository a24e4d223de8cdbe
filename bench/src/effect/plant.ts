import type { EffectSeries } from '@wijkritme/engine';
import { createNoise } from '../../../packages/engine/tests/noise.ts';

/** A lasting change, from an instant on. */
export interface Plant {
  /** UTC ms. */
  readonly fromMs: number;
  /** Counts times 1 + size: −0.2; each thing counted stays away by itself. */
  readonly size?: number;
  /** Added to levels. */
  readonly decibels?: number;
  /** Levels times this. */
  readonly factor?: number;
  readonly seed: number;
}

/** The series with a change put in; what was measured before stays as it is. */
export function plant(series: EffectSeries, { fromMs, size = 0, decibels = 0, factor = 1, seed }: Plant): EffectSeries {
  const noise = createNoise(seed);
  const change = (value: number) =>
    series.spec.kind === 'count' ? thin(value, 1 + size, noise.uniform) : factor * value + decibels;
  const values = Float64Array.from(series.values, (value, i) =>
    (series.times[i] as number) < fromMs ? value : change(value),
  );
  return { ...series, values };
}

/** @param share of the things that stay */
function thin(count: number, share: number, uniform: () => number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) if (uniform() < share) kept++;
  return kept;
}

/** The readings of a stretch of time, without copying. */
export function between(series: EffectSeries, fromMs: number, toMs: number): EffectSeries {
  const times = series.times as Float64Array; // as recordedPlaces makes them
  const values = series.values as Float64Array;
  const [from, to] = [firstAt(times, fromMs), firstAt(times, toMs)];
  return { ...series, times: times.subarray(from, to), values: values.subarray(from, to) };
}

function firstAt(times: Float64Array, ms: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
