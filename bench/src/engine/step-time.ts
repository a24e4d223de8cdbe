import { DAY, MINUTE } from '@wijkritme/contract';
import { type CalendarView, createRhythm, createVerdict, type RhythmState, step, zoneRules } from '@wijkritme/engine';
import type { Result } from '../harness/bars.ts';
import { spreadOf } from '../harness/percentiles.ts';
import { figure } from '../harness/table.ts';
import { readingAt } from '../load/signal.ts';

const STEP_MS = 5 * MINUTE;
const START = Date.UTC(2026, 0, 5);
const PER_WEEK = (7 * DAY) / STEP_MS;
/** Weeks to learn from before the clock runs: after three, everything is judged. */
const LEARNED_WEEKS = 5;
/** Different shapes of data; more would only cost memory. */
const SHAPES = 16;
const spec = { kind: 'count' as const, intervalMs: STEP_MS, min: 0, max: 100_000 };

export const calendar: CalendarView = { zone: zoneRules('Europe/Amsterdam'), isHoliday: (day) => day % 91 === 0 };

/** Judging and learning one reading, with so many series by turns: their states compete for the processor's cache. */
export function measureStep(series: number, steps: number): Result {
  const states = Array.from({ length: series }, () => createRhythm(spec));
  const values = weekOfValues();
  const out = createVerdict();
  const round = (at: number) => {
    const time = START + at * STEP_MS;
    for (let i = 0; i < series; i++) step(states[i] as RhythmState, calendar, time, shiftedValue(values, i, at), out);
  };
  const warm = LEARNED_WEEKS * PER_WEEK;
  for (let at = 0; at < warm; at++) round(at);
  // One figure per day of data; the spread over days shows what the machine did in between.
  const roundsPerDay = PER_WEEK / 7;
  const perStep: number[] = [];
  for (let at = warm; (at - warm) * series < steps; at += roundsPerDay) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < roundsPerDay; i++) round(at + i);
    perStep.push(Number(process.hrtime.bigint() - start) / (roundsPerDay * series));
  }
  const { p50, p95, count } = spreadOf(perStep);
  const note = `median of ${count} days; p95 ${figure(p95)} ns; ${figure(1e9 / p50)} readings/s of one core`;
  return { what: `engine step, ${figure(series)} series of 5 minutes`, value: p50, unit: 'ns', note };
}

function weekOfValues(): Float64Array[] {
  return Array.from({ length: SHAPES }, (_, shape) =>
    Float64Array.from({ length: PER_WEEK }, (_, at) => readingAt(shape, START + at * STEP_MS)),
  );
}

/** The week repeats with a little change, so that no reading is exactly what was learned. */
function shiftedValue(values: readonly Float64Array[], series: number, at: number): number {
  const shape = values[series % SHAPES] as Float64Array;
  return (shape[(at + series) % PER_WEEK] as number) + ((at * 7 + series) % 5);
}
