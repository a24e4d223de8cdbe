import { DAY, MINUTE } from '@wijkritme/contract';
import {
  instantsOfWallTime,
  localDayOf,
  localMinuteOf,
  offsetAt,
  startOfLocalDay,
  type ZoneRules,
} from '@wijkritme/engine';

/** Wall-clock times, HH:MM; it may go over midnight. The same twice is the whole day and therefore no quiet at all. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** @example isQuiet(zoneRules('Europe/Amsterdam'), Date.parse('2026-11-20T22:00Z'), { from: '22:00', to: '07:00' }) // true */
export function isQuiet(zone: ZoneRules, at: number, { from, to }: QuietHours): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  const now = localMinuteOf(zone, at);
  return start <= end ? now >= start && now < end : now >= start || now < end;
}

/** The first moment from `at` on that is not quiet, by the clock on the wall there: nights have 23 or 25 hours too. */
export function afterQuiet(zone: ZoneRules, at: number, quiet: QuietHours | null): number {
  if (quiet === null || !isQuiet(zone, at, quiet)) return at;
  const today = localDayOf(zone, at);
  for (const day of [today, today + 1]) {
    const ends = momentOn(zone, day, quiet.to);
    if (ends > at && !isQuiet(zone, ends, quiet)) return ends;
  }
  // The end itself lies in an hour that is repeated: look on by the minute.
  let later = at - (at % MINUTE) + MINUTE;
  while (isQuiet(zone, later, quiet)) later += MINUTE;
  return later;
}

/** This wall-clock time on a local day (days since 1970); in the hour that a clock change leaves out, the moment of the change. */
export function momentOn(zone: ZoneRules, day: number, clock: string): number {
  const wall = day * DAY + minuteOf(clock) * MINUTE;
  const [first] = instantsOfWallTime(zone, wall);
  if (first !== undefined) return first;
  const before = wall - offsetAt(zone, wall - DAY);
  return startOfGap(zone, before);
}

/** The jump of the clock that lies at most an hour or two before this. */
function startOfGap(zone: ZoneRules, after: number): number {
  let last = startOfLocalDay(zone, Math.floor((after + offsetAt(zone, after)) / DAY));
  for (const change of zone.at) if (change <= after && change > last) last = change;
  return last;
}

export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
