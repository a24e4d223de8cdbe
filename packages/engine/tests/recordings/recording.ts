import type { CalendarView, SeriesSpec, ZoneRules } from '../../src/index.ts';
import { instantsOfWallTime } from '../../src/index.ts';
import { DAY } from '../../src/time/units.ts';

/** One recorded series: readings in time order. */
export interface Recording {
  name: string;
  spec: SeriesSpec;
  calendar: CalendarView;
  readings: [t: number, value: number][];
}

export function calendarOf(zone: ZoneRules, holidays: Iterable<string> = []): CalendarView {
  const days = new Set([...holidays].map((day) => Date.parse(`${day}T00:00Z`) / DAY));
  return { zone, isHoliday: (day) => days.has(day) };
}

/** The instant of a wall time written as `2018-01-02 03:00:00`; the missing hour has none, of the repeated hour the first is taken. */
export function wallInstant(zone: ZoneRules, wall: string): number | undefined {
  return instantsOfWallTime(zone, Date.parse(`${wall.slice(0, 10)}T${wall.slice(11, 19)}Z`))[0];
}

/** In time order, each instant once. */
export function inOrder(readings: [number, number][]): [number, number][] {
  const sorted = readings.sort((a, b) => a[0] - b[0]);
  return sorted.filter(([t], i) => i === 0 || t !== sorted[i - 1]?.[0]);
}

export function groupBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
