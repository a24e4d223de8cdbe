import { clamp } from '../kinds/transform.ts';
import type { RhythmState } from '../rhythm/create-rhythm.ts';

/** Normal quantile of 99 %: where the calibrated range of a series ends. */
const EDGE = 2.326;
/** Further off than this tells nothing more. */
const CLIP = 4;

/**
 * How far off the reading was that `state` took last, in sd of a normal series with the same calibrated range;
 * NaN where it says nothing: while learning, and stuck.
 */
export function differenceOf(state: RhythmState): number {
  const { difference } = state.parts.latest;
  if (Number.isNaN(difference) || state.status === 'stuck') return Number.NaN;
  const { low, high } = state.parts.calibration;
  return clamp((EDGE * difference) / (difference > 0 ? high : -low), -CLIP, CLIP);
}
