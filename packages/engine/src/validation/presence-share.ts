import type { TimedValues } from './pair-series.ts';

export interface PresenceShare {
  /** Readings that should have come in the period. */
  readonly expected: number;
  readonly heard: number;
  /** Part of the expected readings that did not come, 0 to 1; NaN while none was expected yet. */
  readonly missing: number;
  /** Part of the hours in which at least one reading came, 0 to 1; for a series slower than an hour, of its intervals. NaN before the first. */
  readonly uptime: number;
}

const HOUR = 3_600_000;

/**
 * How much of what should have come did come. A burst does not make up for a silence: each interval counts once.
 * @param intervalMs time between readings, as the device promises
 */
export function presenceOf(series: TimedValues, from: number, to: number, intervalMs: number): PresenceShare {
  const expected = Math.max(0, Math.floor((to - from) / intervalMs));
  const heard = Math.min(expected, slotsOf(series, from, to, intervalMs));
  const slot = Math.max(HOUR, intervalMs);
  const slots = Math.max(0, Math.floor((to - from) / slot));
  return {
    expected,
    heard,
    missing: expected === 0 ? Number.NaN : 1 - heard / expected,
    uptime: slots === 0 ? Number.NaN : Math.min(slots, slotsOf(series, from, from + slots * slot, slot)) / slots,
  };
}

function slotsOf({ time }: TimedValues, from: number, to: number, width: number): number {
  const seen = new Set<number>();
  for (const at of time) if (at >= from && at < to) seen.add(Math.floor((at - from) / width));
  return seen.size;
}
