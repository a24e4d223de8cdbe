import { seeded } from '../forecast/seeded.ts';
import { DAY, HOUR, WEEK } from '../time/units.ts';
import { zoneRules } from '../time/zone.ts';
import type { EffectSeries } from './effect-series.ts';

export const calendar = { zone: zoneRules('Etc/GMT-1'), isHoliday: () => false };
/** A Monday, 00:00 on a clock that never changes. */
export const FIRST = Date.UTC(2023, 10, 5, 23);

export interface StreetPlan {
  readonly id: string;
  readonly weeks: number;
  readonly seed?: number;
  /** How far the days are scattered, as a logarithm; 0 makes every week the same. */
  readonly scatter?: number;
  /** Multiplies the counts from an instant on. */
  readonly factor?: { readonly fromMs: number; readonly by: number };
  /** What all streets share: their logarithm on a day. */
  readonly shared?: (day: number) => number;
}

/** Whole counts per hour of a made-up street; 100 at night and 500 by day before scatter. */
export function street({ id, weeks, seed = 1, scatter = 0.1, factor, shared }: StreetPlan): EffectSeries {
  const uniform = seeded(seed);
  const times: number[] = [];
  const values: number[] = [];
  for (let day = 0; day < 7 * weeks; day++) {
    const own = Math.exp(scatter * (uniform() + uniform() + uniform() - 1.5) * 2 + (shared?.(day) ?? 0));
    for (let hour = 0; hour < 24; hour++) {
      const t = FIRST + day * DAY + hour * HOUR;
      const by = factor && t >= factor.fromMs ? factor.by : 1;
      times.push(t);
      values.push(Math.round((hour < 7 ? 100 : 500) * own * by));
    }
  }
  return { id, spec: { kind: 'count', intervalMs: HOUR, min: 0, max: 1e6 }, times, values };
}

export const atWeek = (week: number): number => FIRST + week * WEEK;

/** A city of streets that share their weather; the first had a measure in week 50. */
export function city(size: number, { by = 1, streets = 5 }: { by?: number; streets?: number } = {}) {
  const weather = seeded(size);
  const shared = Array.from({ length: 60 * 7 }, () => 0.3 * (weather() - 0.5));
  const all = Array.from({ length: streets }, (_, i) =>
    street({
      id: `street ${i}`,
      weeks: 58,
      seed: 100 * size + i,
      shared: (day) => shared[day] ?? 0,
      ...(i === 0 ? { factor: { fromMs: atWeek(50), by } } : {}),
    }),
  );
  const [target, ...comparisons] = all as [EffectSeries, ...EffectSeries[]];
  return { target, comparisons, calendar, startMs: atWeek(50), endMs: atWeek(58) };
}
