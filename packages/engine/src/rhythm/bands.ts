import { HOUR } from '../time/units.ts';
import type { Calibration } from './calibration.ts';

/** The shares below which `quantiles` tells the value; the outermost are the low and high of an expectation. */
export const QUANTILES: readonly number[] = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99];

/**
 * Points of the standardised differences below which the promised shares of readings fall, whatever the shape of the
 * spread: each moves a little at every reading, up by p or down by 1 − p (Robbins & Monro 1951; adaptive conformal
 * inference, Gibbs & Candès 2021). Moments near the lowest possible value have points of their own: a street at night
 * cannot be emptier than empty, and must not widen the day's band to make up for it.
 */
export interface Bands {
  /** For ordinary moments, then for those near the lowest value: a point for each of the inner `QUANTILES`. */
  readonly points: Float64Array;
  ordinary: number;
  nearFloor: number;
}

/** Normal quantiles of the inner shares: the start. */
const NORMAL: readonly number[] = [-1.96, -1.6449, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.6449, 1.96];
const INNER = NORMAL.length;
const SHARES = Float64Array.from([...QUANTILES.slice(1, -1), ...QUANTILES.slice(1, -1)]);
/** A normal 10 % point below the floor makes a moment near it. */
const NEAR = 1.2816;
/** Step for readings an hour apart, in sd: about four weeks of memory. Readings closer together tell less each. */
const STEP = 0.01;
const WIDEST_STEP = 0.1;
/** The start counts as so many readings. */
const START = 20;

export function createBands(): Bands {
  return { points: Float64Array.from([...NORMAL, ...NORMAL]), ordinary: 0, nearFloor: 0 };
}

/** Whether the lowest possible value is nothing special at a moment. @param floor, expected, sd in scaled units */
export function isNearFloor(floor: number, expected: number, sd: number): boolean {
  return expected - NEAR * sd <= floor;
}

/** @param z difference in sd */
export function learnBands(bands: Bands, z: number, nearFloor: boolean, intervalMs: number): void {
  const { points } = bands;
  const seen = nearFloor ? ++bands.nearFloor : ++bands.ordinary;
  const step = Math.max(Math.min((STEP * intervalMs) / HOUR, WIDEST_STEP), 3 / (seen + START));
  // Points rise, so those that `z` reaches come first: two short loops instead of a guess at every point.
  let i = nearFloor ? INNER : 0;
  const end = i + INNER;
  for (; i < end && z >= (points[i] as number); i++) points[i] = (points[i] as number) + step * (SHARES[i] as number);
  for (; i < end; i++) points[i] = (points[i] as number) - step * (1 - (SHARES[i] as number));
}

/** Fills `out` with a point in sd for each of `QUANTILES`, never falling; the outermost are those of the calibration. */
export function pointsAt(bands: Bands, calibration: Calibration, nearFloor: boolean, out: Float64Array): void {
  const from = nearFloor ? INNER : 0;
  const last = INNER + 1;
  out[0] = calibration.low;
  out[last] = calibration.high;
  let before = calibration.low;
  for (let i = 1; i < last; i++) {
    before = Math.max(before, Math.min(bands.points[from + i - 1] as number, calibration.high));
    out[i] = before;
  }
}
