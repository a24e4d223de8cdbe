import { DAY, HOUR } from '@wijkritme/contract';
import type { DayRow } from '../day-row.ts';
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
  // In a fixed order: sums of floating numbers depend on it.
  const things = [...new Set(group.members.values())].sort((a, b) => a - b);
  const seats = new Map(things.map((thing, i) => [thing, 2 * i]));
  /** By hour: of each thing the sum of what its series say, and how many do. */
  const sums = new Map<number, Float64Array>();
  for (const [id, days] of daysByMember(group, find, stored)) {
    const seat = seats.get(group.members.get(id) as number) as number;
    const end = Math.min(to, find(id)?.completeUntil ?? Number.NEGATIVE_INFINITY);
    for (const { start, difference } of days.values()) {
      for (let i = 0, hour = start; i < difference.length; i++, hour += HOUR) {
        const said = difference[i];
        if (said === null || said === undefined || hour < from || hour >= end) continue;
        const voices = sums.get(hour) ?? new Float64Array(2 * things.length);
        if (voices[seat + 1] === 0) sums.set(hour, voices);
        voices[seat] = (voices[seat] as number) + said;
        voices[seat + 1] = (voices[seat + 1] as number) + 1;
      }
    }
  }
  return [...sums].sort(([a], [b]) => a - b).map(([hour, voices]) => [hour, meansOf(things, voices)]);
}

function meansOf(things: readonly number[], voices: Float64Array): HourDifferences {
  const means = new Map<number, number>();
  for (const [i, thing] of things.entries()) {
    const said = voices[2 * i + 1] as number;
    if (said > 0) means.set(thing, (voices[2 * i] as number) / said);
  }
  return means;
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
