import { type CalendarView, type EffectSeries, type SeriesSpec, zoneRules } from '@wijkritme/engine';
import { createNoise } from '../../../packages/engine/tests/noise.ts';
import { calendarOf } from '../../../packages/engine/tests/recordings/recording.ts';

type Noise = ReturnType<typeof createNoise>;

const HOUR = 3_600_000;
const DAYS_A_WEEK = 7;
export const WEEK = 168 * HOUR;
/** A Monday, 00:00 in Amsterdam. */
const FIRST = Date.UTC(2023, 0, 1, 23);

/** Made-up places of one city, of which the first had a measure of a known effect. */
export interface SimulatedCity {
  readonly calendar: CalendarView;
  readonly startMs: number;
  readonly endMs: number;
  readonly target: EffectSeries;
  readonly candidates: readonly EffectSeries[];
}

export interface CityPlan {
  readonly seed: number;
  readonly kind: 'count' | 'level';
  /** Weeks of the measure. */
  readonly weeks: number;
  /** Multiplies counts by 1 + size, and sound energy as well: −0.2. */
  readonly size: number;
}

/**
 * A city with three to eight other places and 40 to 90 weeks before the measure. All places share season and weather, each as strongly as it does;
 * each has days of its own that hang together, a drift of its own (none, one that returns, or a random walk), days of an event, outages, and one place in
 * five a lasting step: the target's always before the measure.
 */
export function simulateCity({ seed, kind, weeks, size }: CityPlan): SimulatedCity {
  const noise = createNoise(seed);
  const before = 40 + Math.floor(51 * noise.uniform());
  const places = 4 + Math.floor(6 * noise.uniform());
  const days = DAYS_A_WEEK * (before + weeks);
  const city = sharedDays(days, noise);
  const spec: SeriesSpec = { kind, intervalMs: HOUR, min: 0, max: kind === 'count' ? 1e6 : 140 };
  const series = Array.from({ length: places }, (_, place): EffectSeries => {
    const isTarget = place === 0;
    const own = ownDays({ days, latestStep: isTarget ? DAYS_A_WEEK * (before - weeks - 1) : days }, noise);
    const effect = isTarget ? Math.log(1 + size) : 0;
    const load = 0.7 + 0.6 * noise.uniform();
    const logs = own.map(
      (value, day) => value + load * (city[day] as number) + (day >= DAYS_A_WEEK * before ? effect : 0),
    );
    return { id: `place ${place}`, spec, decibel: kind === 'level', ...readings(logs, kind, noise) };
  });
  const [target, ...candidates] = series as [EffectSeries, ...EffectSeries[]];
  const startMs = FIRST + before * WEEK;
  return { calendar: CALENDAR, startMs, endMs: startMs + weeks * WEEK, target, candidates };
}

const CALENDAR = calendarOf(zoneRules('Etc/GMT-1'));

/** Season, weather of weeks and of days: logarithms per day. */
function sharedDays(days: number, noise: Noise): Float64Array {
  const phase = 2 * Math.PI * noise.uniform();
  const slow = autoregressive(days, { keep: 0.93, sd: 0.08 }, noise);
  const fast = autoregressive(days, { keep: 0.4, sd: 0.1 }, noise);
  return slow.map((value, day) => value + (fast[day] as number) + 0.2 * Math.sin((2 * Math.PI * day) / 365.25 + phase));
}

/** What is a place's own, as logarithms per day. */
function ownDays({ days, latestStep }: { days: number; latestStep: number }, noise: Noise): Float64Array {
  const fast = autoregressive(days, { keep: 0.5, sd: 0.07 }, noise);
  const drift = driftOf(days, noise);
  const step = noise.uniform() < 0.2 ? Math.floor(latestStep * noise.uniform()) : days;
  const height = 0.15 * noise.normal();
  return fast.map((value, day) => {
    const event = noise.uniform() < 1 / 60 ? 0.6 * noise.uniform() : 0;
    return value + (drift[day] as number) + event + (day >= step ? height : 0);
  });
}

function driftOf(days: number, noise: Noise): Float64Array {
  const which = noise.uniform();
  if (which < 0.25) return new Float64Array(days);
  if (which < 0.75) return autoregressive(days, { keep: 0.985, sd: 0.05 }, noise);
  const walk = new Float64Array(days);
  for (let day = 1; day < days; day++) walk[day] = (walk[day - 1] as number) + 0.006 * noise.normal();
  return walk;
}

function autoregressive(days: number, { keep, sd }: { keep: number; sd: number }, noise: Noise): Float64Array {
  const values = new Float64Array(days);
  values[0] = sd * noise.normal();
  for (let day = 1; day < days; day++) {
    values[day] = keep * (values[day - 1] as number) + sd * Math.sqrt(1 - keep * keep) * noise.normal();
  }
  return values;
}

/** Hourly values around a daily course, with outages of days and hours that are missing. */
function readings(
  logs: Float64Array,
  kind: 'count' | 'level',
  noise: Noise,
): { times: Float64Array; values: Float64Array } {
  const size = 20 + 180 * noise.uniform();
  const late = 3 * noise.uniform();
  const outages = Array.from({ length: 3 }, () => ({
    from: Math.floor(logs.length * noise.uniform()),
    days: 8 * noise.uniform(),
  }));
  const times: number[] = [];
  const values: number[] = [];
  logs.forEach((log, day) => {
    if (outages.some(({ from, days }) => day >= from && day < from + days)) return;
    const isWeekend = day % DAYS_A_WEEK > 4;
    for (let hour = 0; hour < 24; hour++) {
      if (noise.uniform() < 0.01) continue;
      const course = 0.05 + Math.max(0, Math.sin(((hour - 6 - late) / 18) * Math.PI)) ** 2 * (isWeekend ? 0.7 : 1);
      const mean = size * course * Math.exp(log + 0.1 * noise.normal());
      times.push(FIRST + (24 * day + hour) * HOUR);
      values.push(
        kind === 'count' ? noise.poisson(mean) : Math.round(10 * (35 + 10 * Math.log10(mean) + noise.normal())) / 10,
      );
    }
  });
  return { times: Float64Array.from(times), values: Float64Array.from(values) };
}
