import { toSizes } from '../prepared-pool.ts';
import { meanBetween } from '../running-sum.ts';
import type { AimView, FeatureGroup } from './aim.ts';

/**
 * What the same date (or holiday) and the same week did a year ago, beside what was usual then: how a Christmas or a summer
 * bends the rhythm. The whole city's answer stands beside that of the series.
 */
export const lastYearFeatures: FeatureGroup = {
  names: [
    ...['dateHour', 'dateDay', 'weekHour', 'weekDay', 'usualThen'],
    ...['cityDateHour', 'cityWeekHour', 'weekAround'],
  ],
  write(view, out, at) {
    const { prepared, of, day, perDay, inDay, slot, size } = view;
    const date = prepared.days.sameDate[day] as number;
    const week = day - 364;
    out[at] = hourOf(view, date);
    out[at + 1] = daysOf(view, date, date + 1);
    out[at + 2] = hourOf(view, week);
    out[at + 3] = daysOf(view, week, week + 1);
    const then = week >= 0 ? (of.usual[week * perDay + inDay] as number) : Number.NaN;
    out[at + 4] = toSizes(then - (of.usual[slot] as number), size);
    out[at + 5] = cityHourOf(view, date);
    out[at + 6] = cityHourOf(view, week);
    out[at + 7] = daysOf(view, week - 3, week + 4);
  },
};

function hourOf({ of, perDay, inDay, hour }: AimView, day: number): number {
  if (day < 0) return Number.NaN;
  const at = day * perDay + inDay;
  return toSizes(meanBetween(of.residualSum, at - hour, at + hour + 1), of.size[day] as number);
}

function daysOf({ of, perDay }: AimView, from: number, to: number): number {
  if (from < 0) return Number.NaN;
  return toSizes(meanBetween(of.residualSum, from * perDay, to * perDay), of.size[from] as number);
}

function cityHourOf({ prepared, perDay, inDay, hour }: AimView, day: number): number {
  if (day < 0) return Number.NaN;
  const at = day * perDay + inDay;
  return meanBetween(prepared.citySum, at - hour, at + hour + 1);
}
