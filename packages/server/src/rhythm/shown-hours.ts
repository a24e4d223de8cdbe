import { HOUR } from '@wijkritme/contract';
import type { CatalogEntry } from '../sensors/index.ts';
import type { DayRow } from './day-row.ts';
import type { RhythmParts } from './parts.ts';
import { selectShownDays } from './sql/shown-days.ts';

/** Share of the readings of an hour that must be there before it has a value. */
const ENOUGH = 0.5;

/** Hours of a datastream as everybody may see them. */
export interface ShownHours {
  /** UTC ms of their beginnings, ascending. */
  readonly times: Float64Array;
  /** Means of the readings, in the unit of the series. */
  readonly values: Float64Array;
}

export interface HourPeriod {
  /** UTC ms; days that begin from here on. */
  readonly from: number;
  /** UTC ms; hours that begin before this. */
  readonly to: number;
}

/**
 * What was measured by the hour, from the judged days, which outlive single readings. Where small counts are hidden it is made of what was
 * shown (decision 56): what is computed from it tells nobody more than they could see.
 */
export async function shownHours(
  { db, keeper }: Pick<RhythmParts, 'db' | 'keeper'>,
  { id, outward, intervalMs }: CatalogEntry,
  period: HourPeriod,
): Promise<ShownHours> {
  const days = new Map<number, Day>();
  for (const day of await selectShownDays(db, id, period)) days.set(day.start, day);
  const series = keeper.find(id);
  const open = series?.sheet.toRow(outward);
  for (const day of [...(series?.output.days ?? []), ...(open ? [open] : [])])
    if (day.start >= period.from) days.set(day.start, day);
  const least = ENOUGH * Math.max(1, HOUR / intervalMs);
  const hours = [...days.values()]
    .sort((a, b) => a.start - b.start)
    .flatMap((day) => hoursOf(day, outward !== null, least))
    .filter(([time]) => time < period.to);
  return { times: Float64Array.from(hours, ([time]) => time), values: Float64Array.from(hours, ([, value]) => value) };
}

type Day = Pick<DayRow, 'start' | 'readings' | 'measured' | 'shown'>;

function hoursOf({ start, readings, measured, shown }: Day, isHidden: boolean, least: number): [number, number][] {
  // A day that was judged before hidden hours were kept apart shows none.
  const values = isHidden ? (shown ?? []) : measured;
  return [...values].flatMap((value, hour): [number, number][] =>
    value !== null && !Number.isNaN(value) && (readings[hour] ?? 0) >= least ? [[start + hour * HOUR, value]] : [],
  );
}
