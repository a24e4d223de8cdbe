import type { CalendarView } from '../time/calendar.ts';
import { DAY, HOUR } from '../time/units.ts';
import { createWeekPlace, locate } from '../time/week-slot.ts';
import type { EffectSeries } from './effect-series.ts';

/** The means of a series per civil hour, or per day where it measures less often than twice a day. */
export interface DaySlots {
  /** Civil days since 1970-01-01 of the first row. */
  readonly firstDay: number;
  readonly days: number;
  /** 24 or 1. */
  readonly perDay: number;
  /** `days × perDay` means of what was measured; NaN for a gap, which also is a slot with less than half of its readings. */
  readonly means: Float64Array;
  /** 0 = Monday … 6 = Sunday, per day; a holiday counts as Sunday. */
  readonly weekdays: Uint8Array;
}

const HALF = 0.5;

/** Readings in local civil slots from `fromDay` up to `toDay`, which is left out; readings outside are not looked at. */
export function toDaySlots(
  { spec, times, values }: EffectSeries,
  calendar: CalendarView,
  { fromDay, toDay }: { readonly fromDay: number; readonly toDay: number },
): DaySlots {
  const days = Math.max(0, toDay - fromDay);
  const perDay = spec.intervalMs <= 12 * HOUR ? 24 : 1;
  const sums = new Float64Array(days * perDay);
  const counts = new Uint32Array(days * perDay);
  const weekdays = new Uint8Array(days);
  const place = createWeekPlace();
  for (let i = 0; i < times.length; i++) {
    const value = values[i] as number;
    const t = times[i] as number;
    // Local days lie less than a day from those of UTC.
    if (t < (fromDay - 1) * DAY || !Number.isFinite(value)) continue;
    if (t > (toDay + 1) * DAY) break;
    locate(place, calendar, perDay, t);
    const day = place.day - fromDay;
    if (day < 0 || day >= days) continue;
    const at = day * perDay + place.slot;
    sums[at] = (sums[at] as number) + value;
    counts[at] = (counts[at] as number) + 1;
  }
  for (let day = 0; day < days; day++) weekdays[day] = weekdayOf(fromDay + day, calendar);
  const wanted = Math.max(1, (24 * HOUR) / perDay / spec.intervalMs);
  const means = sums.map((sum, at) =>
    (counts[at] as number) >= HALF * wanted ? sum / (counts[at] as number) : Number.NaN,
  );
  return { firstDay: fromDay, days, perDay, means, weekdays };
}

/** 1970-01-01 was a Thursday, the fourth day of the week. */
function weekdayOf(day: number, calendar: CalendarView): number {
  return calendar.isHoliday(day) ? 6 : day + 3 - 7 * Math.floor((day + 3) / 7);
}
