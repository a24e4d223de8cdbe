import type { CalendarView } from '../time/calendar.ts';
import { localDayOf, startOfLocalDay } from '../time/zone.ts';
import { type DaySlots, toDaySlots } from './day-slots.ts';
import type { EffectSeries } from './effect-series.ts';
import { usualWeek } from './usual-week.ts';
import { toWeekBlocks, type WeekBlocks } from './week-blocks.ts';

/** The whole weeks before and after the start of a measure, in local days. A start within a day leaves that day out. */
export interface EffectWeeks {
  readonly calendar: CalendarView;
  readonly pre: number;
  readonly post: number;
  /** First local day of the earliest week, and the day after the last week before the start. */
  readonly preFrom: number;
  readonly preTo: number;
  /** First local day of the first week after the start. */
  readonly postFrom: number;
}

/** @param post weeks after the start; 0 while the measure is still to come */
export function effectWeeks(
  calendar: CalendarView,
  startMs: number,
  { pre, post }: { readonly pre: number; readonly post: number },
): EffectWeeks {
  const preTo = localDayOf(calendar.zone, startMs);
  const postFrom = firstWholeDay(calendar, startMs);
  return { calendar, pre, post, preFrom: preTo - 7 * pre, preTo, postFrom };
}

/** The first local day that lies wholly after an instant. */
export function firstWholeDay({ zone }: CalendarView, ms: number): number {
  const day = localDayOf(zone, ms);
  return startOfLocalDay(zone, day) === ms ? day : day + 1;
}

/** Differences and means of a series, the weeks before the start first; what is usual is learned before the start alone. */
export function seriesWeeks(series: EffectSeries, weeks: EffectWeeks): WeekBlocks {
  const { calendar, preFrom, preTo, postFrom, post } = weeks;
  const before = toDaySlots(series, calendar, { fromDay: preFrom, toDay: preTo });
  const after = toDaySlots(series, calendar, { fromDay: postFrom, toDay: postFrom + 7 * post });
  const usual = usualWeek(before);
  const blocksOf = (slots: DaySlots) => toWeekBlocks(slots, usual, series.spec.kind);
  const [earlier, later] = [blocksOf(before), blocksOf(after)];
  return {
    differences: Float64Array.of(...earlier.differences, ...later.differences),
    means: Float64Array.of(...earlier.means, ...later.means),
  };
}

/** Share of weeks that were measured. */
export function measuredShare(differences: Float64Array): number {
  return differences.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0) / differences.length;
}

/** Whether every week that was measured was the same: a sensor that hangs, or stands where nothing happens. */
export function isConstant(means: Float64Array): boolean {
  const known = means.filter((mean) => !Number.isNaN(mean));
  return known.every((mean) => mean === known[0]);
}
