import { DAY, HOUR, type Week, WijkritmeError } from '@wijkritme/contract';
import {
  type CountRule,
  createExpectation,
  expect,
  instantsOfWallTime,
  localDayOf,
  zoneRules,
} from '@wijkritme/engine';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import { hourlyBand } from './band.ts';
import { shownFrom, shownRange, viewOf } from './outward.ts';
import type { RhythmRoom } from './room.ts';
import { weekSentence } from './sentences/week-sentence.ts';
import type { Series } from './series.ts';

/** 1970-01-01 was a Thursday: the Monday of its week lies three days earlier. */
const MONDAY_SHIFT = 3;

/** The week by hour of the wall clock, Monday 00:00 first: what is normal and what was measured. */
export async function weekOf(
  room: RhythmRoom,
  entry: CatalogEntry,
  series: Series | undefined,
  week: string | undefined,
  reader: Reader,
  now: number,
): Promise<Week> {
  const zone = zoneRules(entry.timeZone);
  const rule = viewOf(reader, entry);
  const monday = week === undefined ? mondayOf(localDayOf(zone, now)) : parseWeek(week);
  const instants = Array.from({ length: 168 }, (_, hour) => instantsOfWallTime(zone, monday * DAY + hour * HOUR));
  const first = instants.find((found) => found.length > 0)?.[0] ?? monday * DAY;
  const band = await hourlyBand(room, { entry, series, rule }, first, first + 8 * DAY);
  const at = new Map(band.time.map((time, i) => [time, band.measured[i] ?? null]));
  // The repeated hour shows the mean of both; the missing hour shows nothing.
  const measured = instants.map((found) => meanOf(found.map((time) => at.get(time) ?? null)));
  const hiddenAt = new Set(band.time.filter((_, i) => band.hidden[i]));
  const hidden = instants.map((found) => found.some((time) => hiddenAt.has(time)));
  const normal = instants.map((found) =>
    series && found[0] !== undefined ? normalAt(series, found[0] + HOUR / 2, rule) : null,
  );
  const result = {
    datastreamId: entry.id,
    week: nameOf(monday),
    unit: entry.unit,
    timeZone: entry.timeZone,
    normal,
    measured,
    ...shownFrom(rule, entry),
    ...(hidden.includes(true) && { hidden }),
  };
  return { ...result, sentence: weekSentence({ measured: entry, normal, values: measured }, reader.language) };
}

function normalAt(series: Series, time: number, rule: CountRule | null): number | null {
  const expectation = createExpectation();
  expect(series.state, series.calendar, time, expectation);
  const { low, mid, high, learning } = expectation;
  if (learning || !Number.isFinite(mid)) return null;
  return rule ? (shownRange({ low, mid, high }, rule)?.mid ?? null) : Math.round(mid * 100) / 100;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Civil day number (since 1970) of the Monday of that day's ISO week. */
export function mondayOf(day: number): number {
  return Math.floor((day + MONDAY_SHIFT) / 7) * 7 - MONDAY_SHIFT;
}

/** ISO 8601 week: week 1 holds 4 January. */
export function parseWeek(text: string): number {
  const year = Number(text.slice(0, 4));
  const week = Number(text.slice(6));
  const monday = mondayOf(Date.UTC(year, 0, 4) / DAY) + (week - 1) * 7;
  if (week < 1 || nameOf(monday) !== text)
    throw new WijkritmeError('invalid_query', {
      nl: `Week ${text} bestaat niet. Schrijf haar als 2026-W47.`,
      en: `Week ${text} does not exist. Write it like 2026-W47.`,
    });
  return monday;
}

function nameOf(monday: number): string {
  const year = new Date((monday + 3) * DAY).getUTCFullYear();
  const week = (monday - mondayOf(Date.UTC(year, 0, 4) / DAY)) / 7 + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
