import type { SeriesKind } from '../kinds/series-spec.ts';
import type { DaySlots } from './day-slots.ts';

/** A series per week of seven local days, counted from the start of a measure. */
export interface WeekBlocks {
  /**
   * How far the week lies from the usual week, on the scale on which effects add up: counts the logarithm of measured over usual, levels and
   * proportions the difference in their unit. NaN where less than half of the week was measured.
   */
  readonly differences: Float64Array;
  /** Mean of what was measured per slot, over the slots that were. */
  readonly means: Float64Array;
}

const LEAST_MEASURED = 0.5;
const WEEK_DAYS = 7;

/** Days of a week that do not fill one are left out. Gaps take their usual value out of both sides, so a gap is never zero. */
export function toWeekBlocks(slots: DaySlots, usual: Float64Array, kind: SeriesKind): WeekBlocks {
  const weeks = Math.floor(slots.days / WEEK_DAYS);
  const differences = new Float64Array(weeks);
  const means = new Float64Array(weeks);
  for (let week = 0; week < weeks; week++) {
    const sums = sumWeek(slots, usual, week * WEEK_DAYS);
    const known = kind === 'count' ? sums.usual / sums.usualOfAll : sums.slots / (WEEK_DAYS * slots.perDay);
    const enough = known >= LEAST_MEASURED;
    differences[week] = enough ? differenceOf(sums, kind) : Number.NaN;
    means[week] = enough ? sums.measured / sums.slots : Number.NaN;
  }
  return { differences, means };
}

interface WeekSums {
  slots: number;
  measured: number;
  /** Of the slots that were measured. */
  usual: number;
  usualOfAll: number;
}

function sumWeek({ means, weekdays, perDay }: DaySlots, usual: Float64Array, fromDay: number): WeekSums {
  const sums = { slots: 0, measured: 0, usual: 0, usualOfAll: 0 };
  for (let day = fromDay; day < fromDay + WEEK_DAYS; day++) {
    for (let slot = 0; slot < perDay; slot++) {
      const normal = usual[(weekdays[day] as number) * perDay + slot] as number;
      if (Number.isNaN(normal)) continue;
      sums.usualOfAll += normal;
      const mean = means[day * perDay + slot] as number;
      if (Number.isNaN(mean)) continue;
      sums.slots++;
      sums.measured += mean;
      sums.usual += normal;
    }
  }
  return sums;
}

/** Half a thing counted in a week without any: a logarithm of zero says nothing. */
function differenceOf({ slots, measured, usual }: WeekSums, kind: SeriesKind): number {
  switch (kind) {
    case 'count':
      return Math.log(Math.max(measured, 0.5) / usual);
    case 'level':
    case 'proportion':
    case 'state':
      return (measured - usual) / slots;
    default:
      return kind satisfies never;
  }
}
