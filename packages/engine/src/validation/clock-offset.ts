import { correlationOf } from './moments.ts';
import type { Pairing, TimedValues } from './pair-series.ts';
import { pairWindows, toWindows } from './pair-series.ts';

/** Below this two series do not resemble each other enough to say which comes first. */
const RESEMBLANCE = 0.5;
/** Fewer pairs say nothing about time. */
const FEWEST = 20;

/**
 * How far the clock of the device runs ahead of that of the reference (positive: the device is ahead), ms: the shift at which the
 * two resemble each other most (cross-correlation, Knapp and Carter 1976, IEEE Trans. ASSP 24, 320–327), between windows by a
 * parabola through the peak and its neighbours.
 * @param most the largest shift that is tried, ms
 * @returns undefined where the two resemble each other at no shift, or the peak lies at the edge
 */
export function clockOffsetOf(
  device: TimedValues,
  reference: TimedValues,
  pairing: Pairing,
  most: number,
): number | undefined {
  const a = toWindows(device, pairing);
  const b = toWindows(reference, pairing);
  const steps = Math.floor(most / pairing.windowMs);
  const found: number[] = [];
  for (let shift = -steps; shift <= steps; shift++) {
    const moved = pairWindows(shifted(a, shift), b, pairing);
    found.push(moved.time.length < FEWEST ? Number.NaN : correlationOf(moved.device, moved.reference));
  }
  const best = peakOf(found);
  const peak = found[best] as number;
  if (!(peak >= RESEMBLANCE)) return undefined;
  const before = found[best - 1] ?? Number.NaN;
  const after = found[best + 1] ?? Number.NaN;
  if (Number.isNaN(before) || Number.isNaN(after)) return steps === 0 ? 0 : undefined;
  const bend = before - 2 * peak + after;
  const between = bend < 0 ? (0.5 * (before - after)) / bend : 0;
  return (best - steps + between) * pairing.windowMs;
}

/** Where the largest stands; what is not known never wins. */
function peakOf(found: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < found.length; i++) {
    const isBetter = (found[i] as number) > (found[best] as number);
    if (isBetter || Number.isNaN(found[best] as number)) best = i;
  }
  return best;
}

/** A device that is ahead says at `t + shift` what happened at `t`. */
function shifted(values: Float64Array, shift: number): Float64Array {
  return values.map((_value, at) => values[at + shift] ?? Number.NaN);
}
