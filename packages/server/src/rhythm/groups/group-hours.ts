import { DAY, HOUR } from '@wijkritme/contract';
import type { DayRow } from '../day-sheet.ts';
import type { Series } from '../series.ts';
import { type DifferenceDay, selectDifferences } from '../sql/groups.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';
import type { Group, HourDifferences } from './group.ts';

/** Sheets of a day that may begin so long before the first hour asked for. */
const LONGEST_DAY = 26 * HOUR;

/**
 * Judged hours of the members of a group, out of the store. What is not stored yet is put in by `hoursOf`, at one moment
 * and without waiting: nothing can be judged between looking and taking.
 */
export function storedDays(db: RhythmDb, group: Group, from: number, to: number): Promise<DifferenceDay[]> {
  return selectDifferences(db, [...group.members.keys()], from - LONGEST_DAY, to);
}

/** The differences of each hour from `from` to `to` in which a member said something, in order of time. */
export function hoursOf(
  group: Pick<Group, 'members'>,
  find: (datastreamId: number) => Series | undefined,
  stored: readonly DifferenceDay[],
  { from, to }: { from: number; to: number },
): [hour: number, differences: HourDifferences][] {
  const sums = new Map<number, Map<number, { sum: number; n: number }>>();
  for (const [id, days] of daysByMember(group, find, stored)) {
    const thing = group.members.get(id) as number;
    const end = Math.min(to, find(id)?.completeUntil ?? Number.NEGATIVE_INFINITY);
    for (const day of days.values()) {
      day.difference.forEach((difference, i) => {
        const hour = day.start + i * HOUR;
        if (difference === null || hour < from || hour >= end) return;
        const voices = sums.get(hour) ?? new Map<number, { sum: number; n: number }>();
        const voice = voices.get(thing) ?? { sum: 0, n: 0 };
        voices.set(thing, { sum: voice.sum + difference, n: voice.n + 1 });
        sums.set(hour, voices);
      });
    }
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([hour, voices]) => {
      // In a fixed order: sums of floating numbers depend on it.
      const ordered = [...voices].sort(([a], [b]) => a - b);
      return [hour, new Map(ordered.map(([thing, { sum, n }]) => [thing, sum / n]))];
    });
}

type Day = Pick<DayRow, 'start' | 'difference'>;

/** By member and start of the day; what is in memory is newer than what is stored. */
function daysByMember(
  group: Pick<Group, 'members'>,
  find: (datastreamId: number) => Series | undefined,
  stored: readonly DifferenceDay[],
): Map<number, Map<number, Day>> {
  const byMember = new Map<number, Map<number, Day>>();
  for (const id of [...group.members.keys()].sort((a, b) => a - b)) byMember.set(id, new Map());
  for (const day of stored) byMember.get(day.datastreamId)?.set(day.start, day);
  for (const [id, days] of byMember) {
    for (const day of pendingDays(find(id))) days.set(day.start, day);
  }
  return byMember;
}

/** Days that are judged and not stored, the unfinished one included. */
function pendingDays(series: Series | undefined): Day[] {
  if (!series) return [];
  const open = series.sheet.toRow();
  return open ? [...series.output.days, open] : series.output.days;
}

/** Start of the first day of any of these that is not stored, or +∞. */
export function firstPending(
  datastreams: readonly number[],
  find: (datastreamId: number) => Series | undefined,
): number {
  let first = Number.POSITIVE_INFINITY;
  for (const id of datastreams) for (const day of pendingDays(find(id))) first = Math.min(first, day.start);
  return first;
}

/** Days of all members that are looked at in one go. */
export const STRIDE = 60 * DAY;
