import type { DayTable } from './day-table.ts';
import type { PoolSeries, SeriesPool } from './series-pool.ts';
import { slopeAt, toValueScale } from './value-scale.ts';

/** Weeks that make up what is usual. */
const WEEKS = 8;
/** Weight of a week against the week after it. */
const FADE = 0.8;
/** Days of residuals that set the size of a series. */
const SIZE_DAYS = 56;

/**
 * One series beside what was usual for it. "Usual" at a slot looks at the same weekday of one to eight weeks before, so it
 * is known at any origin up to seven days ahead. All in the scale of `toValueScale`.
 */
export interface UsualSeries {
  readonly of: PoolSeries;
  readonly scaled: Float64Array;
  readonly usual: Float64Array;
  /** `scaled − usual` */
  readonly residual: Float64Array;
  /** How the same slot spread over those weeks (mean absolute distance). */
  readonly spread: Float64Array;
  /** Per day, from days before it: mean absolute residual. What a normalised residual is divided by. */
  readonly size: Float64Array;
  /** Per day, from days before it: mean of the values. */
  readonly level: Float64Array;
  /** Per day, from days before it: mean absolute change from one day to the next, in the unit of the series. */
  readonly change: Float64Array;
}

export function toUsualSeries(pool: SeriesPool, days: DayTable, of: PoolSeries): UsualSeries {
  const { perDay } = pool;
  const scaled = of.values.map((value) => toValueScale(of, value));
  const usual = new Float64Array(scaled.length);
  const spread = new Float64Array(scaled.length);
  const reach = Math.floor(perDay / 96);
  const smooth = reach > 0 ? smoothed(scaled, reach) : scaled;
  const weeks = new Float64Array(WEEKS);
  const weights = new Float64Array(WEEKS);
  for (let slot = 0; slot < scaled.length; slot++) {
    const count = gatherWeeks(smooth, days, { slot, perDay, weeks, weights });
    usual[slot] = count > 0 ? fadingMean(weeks, weights, count) : sameHours(smooth, days, slot, perDay);
    spread[slot] = count > 1 ? meanDistance(weeks, count, usual[slot] as number) : Number.NaN;
  }
  const residual = scaled.map((value, slot) => value - (usual[slot] as number));
  const size = trailing(residual, perDay, Math.abs);
  const floor = of.kind === 'count' ? 0.02 : 1e-6;
  return {
    of,
    scaled,
    usual,
    residual,
    spread,
    size: size.map((value) => (Number.isNaN(value) ? Number.NaN : Math.max(floor, value))),
    level: trailing(scaled, perDay, (value) => value),
    change: changeOf(of, scaled, perDay),
  };
}

interface Gather {
  readonly slot: number;
  readonly perDay: number;
  readonly weeks: Float64Array;
  readonly weights: Float64Array;
}

/** The same weekday of the past weeks, without holidays. @returns how many */
function gatherWeeks(scaled: Float64Array, days: DayTable, { slot, perDay, weeks, weights }: Gather): number {
  let count = 0;
  for (let week = 1; week <= WEEKS; week++) {
    const before = slot - week * 7 * perDay;
    if (before < 0) break;
    const value = scaled[before] as number;
    if (Number.isNaN(value) || days.type[Math.floor(before / perDay)] === 3) continue;
    weeks[count] = value;
    weights[count++] = FADE ** week;
  }
  return count;
}

/** Mean of the weeks, newer ones heavier, pulled half way to their median so that one odd week weighs less. */
function fadingMean(weeks: Float64Array, weights: Float64Array, count: number): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < count; i++) {
    sum += (weights[i] as number) * (weeks[i] as number);
    weight += weights[i] as number;
  }
  const sorted = weeks.slice(0, count).sort();
  const median = ((sorted[(count - 1) >> 1] as number) + (sorted[count >> 1] as number)) / 2;
  return (sum / weight + median) / 2;
}

/** Where the weekday was never seen: the same hour of days of the same type, one to two weeks ago. */
function sameHours(scaled: Float64Array, days: DayTable, slot: number, perDay: number): number {
  const type = days.type[Math.floor(slot / perDay)];
  let sum = 0;
  let count = 0;
  for (let back = 7; back <= 20; back++) {
    const before = slot - back * perDay;
    if (before < 0 || days.type[Math.floor(before / perDay)] !== type) continue;
    const value = scaled[before] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}

function meanDistance(weeks: Float64Array, count: number, usual: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.abs((weeks[i] as number) - usual);
  return sum / count;
}

/** Per day the mean of `of(value)` over the days before it, 56 at most. */
function trailing(values: Float64Array, perDay: number, of: (value: number) => number): Float64Array {
  const days = values.length / perDay;
  const sums = new Float64Array(days + 1);
  const counts = new Float64Array(days + 1);
  for (let day = 0; day < days; day++) {
    let sum = 0;
    let count = 0;
    for (let slot = day * perDay; slot < (day + 1) * perDay; slot++) {
      const value = values[slot] as number;
      if (Number.isNaN(value)) continue;
      sum += of(value);
      count++;
    }
    sums[day + 1] = (sums[day] as number) + sum;
    counts[day + 1] = (counts[day] as number) + count;
  }
  return Float64Array.from({ length: days }, (_, day) => {
    const from = Math.max(0, day - SIZE_DAYS);
    return ((sums[day] as number) - (sums[from] as number)) / ((counts[day] as number) - (counts[from] as number));
  });
}

function changeOf(of: PoolSeries, scaled: Float64Array, perDay: number): Float64Array {
  const changes = of.values.map((value, slot) =>
    slot < perDay ? Number.NaN : value - (of.values[slot - perDay] as number),
  );
  const least = trailing(scaled, perDay, (value) => slopeAt(of, value));
  return trailing(changes, perDay, Math.abs).map((value, day) => Math.max(value, 1e-6, 0.02 * (least[day] as number)));
}

/** Mean over the slots up to `reach` away: at five minutes a single slot says little. */
function smoothed(values: Float64Array, reach: number): Float64Array {
  return values.map((_, slot) => {
    let sum = 0;
    let count = 0;
    for (let at = Math.max(0, slot - reach); at <= Math.min(values.length - 1, slot + reach); at++) {
      const value = values[at] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    return count > 0 ? sum / count : Number.NaN;
  });
}
