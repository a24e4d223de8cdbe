import { offsetAt, type ZoneRules } from '@wijkritme/engine';
import type { SeriesTable } from './read-series.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Share of the readings of a step that must be there before the step has a value. */
const ENOUGH = 0.75;

/** The civil clock that all series of a forecast share. */
export interface Clock {
  readonly zone: ZoneRules;
  readonly perDay: number;
  /** Civil days since 1970-01-01. */
  readonly firstDay: number;
  readonly days: number;
}

export type Aggregate = 'sum' | 'mean';

/** The slot of an instant on the wall clock; may lie outside the clock. */
export function slotOf({ zone, perDay, firstDay }: Clock, t: number): number {
  return Math.floor(((t + offsetAt(zone, t) - firstDay * DAY_MS) * perDay) / DAY_MS);
}

/** Median distance of neighbouring readings, minutes; an hour for a single reading. */
export function intervalOf(times: Float64Array): number {
  if (times.length < 2) return 60;
  const steps = new Float64Array(times.length - 1);
  for (let i = 1; i < times.length; i++) steps[i - 1] = (times[i] as number) - (times[i - 1] as number);
  steps.sort();
  return (steps[steps.length >> 1] as number) / MINUTE_MS;
}

/**
 * Brings one column to the steps of the clock. Readings within a step are added up (counts) or averaged; a step with less
 * than three quarters of its readings stays unknown, and a sum makes up for the few that are missing. An hour that the wall
 * clock shows twice has the mean of both; one that it skips stays unknown.
 * @param interval minutes between readings
 */
export function toSlots(
  { times }: Pick<SeriesTable, 'times'>,
  values: Float64Array,
  clock: Clock,
  { aggregate, interval }: { aggregate: Aggregate; interval: number },
): Float64Array {
  const stepMs = DAY_MS / clock.perDay;
  const expected = Math.max(1, Math.round(stepMs / MINUTE_MS / interval));
  const slots = new Float64Array(clock.days * clock.perDay).fill(Number.NaN);
  let step = { start: Number.NaN, sum: 0, count: 0 };
  let last = { slot: -1, sum: 0, count: 0 };
  const close = () => {
    if (step.count === 0 || step.count < ENOUGH * expected) return;
    const slot = slotOf(clock, step.start);
    const mean = step.sum / step.count;
    const value = aggregate === 'sum' ? mean * Math.max(expected, step.count) : mean;
    last = last.slot === slot ? { slot, sum: last.sum + value, count: last.count + 1 } : { slot, sum: value, count: 1 };
    if (slot >= 0 && slot < slots.length) slots[slot] = last.sum / last.count;
  };
  for (const [i, t] of times.entries()) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const start = Math.floor((t + offsetAt(clock.zone, t)) / stepMs) * stepMs - offsetAt(clock.zone, t);
    if (start !== step.start) {
      close();
      step = { start, sum: 0, count: 0 };
    }
    step.sum += value;
    step.count += 1;
  }
  close();
  return slots;
}
