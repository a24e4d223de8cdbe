import {
  createRhythm,
  createVerdict,
  type DeviationChange,
  type RhythmState,
  type SeriesSpec,
  step,
  zoneRules,
} from '../src/index.ts';
import { DAY, HOUR } from '../src/time/units.ts';
import { offsetAt } from '../src/time/zone.ts';
import { createNoise } from './noise.ts';
import { calendarOf } from './recordings/recording.ts';

export const calendar = calendarOf(zoneRules('Europe/Amsterdam'));
/** A Monday, 00:00 in Amsterdam. */
export const START = Date.UTC(2024, 0, 7, 23);

export const footfall: SeriesSpec = { kind: 'count', intervalMs: HOUR, min: 0, max: 1e5 };
export const sound: SeriesSpec = { kind: 'level', intervalMs: HOUR, min: 0, max: 140 };
export const occupancy: SeriesSpec = { kind: 'proportion', intervalMs: HOUR, min: 0, max: 100 };

export type Reading = [t: number, value: number];

/** Hour of the local day, 0..24. */
export function localHour(t: number): number {
  return ((t + offsetAt(calendar.zone, t)) % DAY) / HOUR;
}

/** Readings of an ordinary street: quiet nights, busy days, a late Friday and Saturday; noise as the kind has it. */
export function ordinary(spec: SeriesSpec, days: number, seed = 1): Reading[] {
  const noise = createNoise(seed);
  const readings: Reading[] = [];
  for (let t = START; t < START + days * DAY; t += spec.intervalMs) readings.push([t, ordinaryValue(spec, t, noise)]);
  return readings;
}

function ordinaryValue(spec: SeriesSpec, t: number, noise: ReturnType<typeof createNoise>): number {
  const hour = localHour(t);
  const busy = Math.max(0, Math.sin(((hour - 6) / 18) * Math.PI)) ** 2;
  if (spec.kind === 'count') return noise.poisson(0.3 + 200 * busy);
  const round = (value: number) => Math.round(value * 10) / 10;
  if (spec.kind === 'level') return round(45 + 20 * busy + 2 * noise.normal());
  return round(Math.min(100, Math.max(0, 10 + 70 * busy + 4 * noise.normal())));
}

/** Feeds readings; returns every change in order. */
export function feed(state: RhythmState, readings: Iterable<Reading>): DeviationChange[] {
  const verdict = createVerdict();
  const changes: DeviationChange[] = [];
  for (const [t, value] of readings) {
    step(state, calendar, t, value, verdict);
    changes.push(...verdict.changes);
  }
  return changes;
}

/** A rhythm that knows eight ordinary weeks, and its readings. */
export function learned(spec: SeriesSpec, days = 56): { state: RhythmState; next: number; changes: DeviationChange[] } {
  const state = createRhythm(spec);
  const changes = feed(state, ordinary(spec, days));
  return { state, next: START + days * DAY, changes };
}

/** The readings of days that follow, as `ordinary` gives them, changed by `alter`. */
export function following(
  spec: SeriesSpec,
  fromDay: number,
  days: number,
  alter: (t: number, value: number) => number,
): Reading[] {
  const readings = ordinary(spec, fromDay + days).slice(ordinary(spec, fromDay).length);
  return readings.map(([t, value]) => [t, alter(t, value)]);
}
