import { toSizes } from '../prepared-pool.ts';
import { meanBetween } from '../running-sum.ts';
import type { AimView, FeatureGroup } from './aim.ts';

const HOLIDAY = 3;
const WEEKS = 4;

/** How the series behaved at this slot on days of the same type, on past weekends, and on past holidays. */
export const alikeFeatures: FeatureGroup = {
  names: ['sameType', 'saturdays', 'sundays', 'holidays', 'namesakes'],
  write(view, out, at) {
    out[at] = sameType(view);
    out[at + 1] = daysOfType(view, 1);
    out[at + 2] = daysOfType(view, 2);
    const isHoliday = view.prepared.days.type[view.day] === HOLIDAY;
    out[at + 3] = isHoliday ? pastHolidays(view, () => true) : Number.NaN;
    const { holiday } = view.prepared.days;
    out[at + 4] = isHoliday ? pastHolidays(view, (day) => holiday[day] === holiday[view.day]) : Number.NaN;
  },
};

/** Mean residual of the newest five days of the same type. */
function sameType({ prepared, of, day, slot, back, perDay, size }: AimView): number {
  const { type } = prepared.days;
  let sum = 0;
  let count = 0;
  for (let ago = back; ago <= back + 7 * WEEKS && count < 5 && ago <= day; ago++) {
    const residual = of.residual[slot - ago * perDay] as number;
    if (type[day - ago] !== type[day] || Number.isNaN(residual)) continue;
    sum += toSizes(residual, size);
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** Mean value of the newest four days of a type, above what is usual for this slot. */
function daysOfType({ prepared, of, day, slot, back, perDay, size }: AimView, type: number): number {
  let sum = 0;
  let count = 0;
  for (let ago = back; ago <= back + 7 * WEEKS && count < 4 && ago <= day; ago++) {
    const value = of.scaled[slot - ago * perDay] as number;
    if (prepared.days.type[day - ago] !== type || Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? toSizes(sum / count - (of.usual[slot] as number), size) : Number.NaN;
}

/** Mean residual, in sizes of its time, of the newest six holidays that are wanted. */
function pastHolidays({ prepared, of, day, inDay, back, perDay, hour }: AimView, isWanted: (day: number) => boolean) {
  const reach = hour >> 1;
  let sum = 0;
  let count = 0;
  for (let past = day - back; past >= 0 && count < 6; past--) {
    if (prepared.days.type[past] !== HOLIDAY || !isWanted(past)) continue;
    const at = past * perDay + inDay;
    // A longer reach than half an hour could touch slots after the origin.
    const residual = toSizes(meanBetween(of.residualSum, at - reach, at + 1), of.size[past] as number);
    if (Number.isNaN(residual)) continue;
    sum += residual;
    count++;
  }
  return count > 0 ? sum / count : Number.NaN;
}
