import { HOUR } from '@wijkritme/contract';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { RhythmParts } from '../parts.ts';
import { selectDayHours } from '../sql/forecast-sources.ts';
import type { CivilClock } from './civil-clock.ts';
import type { Pace } from './pace.ts';

/** Share of the readings of a step that must be there before the step has a value. */
const ENOUGH = 0.75;

/**
 * What was measured of a datastream, on the slots of a clock: the mean of the readings of each step that ends by `origin`
 * (UTC ms). Hours come from the judged days, which outlive single readings; quarters from the readings.
 */
export async function readSlots(
  room: Pick<RhythmParts, 'db' | 'keeper' | 'observations'>,
  entry: CatalogEntry,
  of: { readonly pace: Pace; readonly clock: CivilClock; readonly origin: number },
): Promise<Float64Array> {
  const least = ENOUGH * Math.max(1, of.pace.stepMs / entry.intervalMs);
  const steps =
    of.pace.name === 'far'
      ? await hoursOf(room, entry, of.clock.from, least)
      : await quartersOf(room, entry, of, least);
  return of.clock.place(steps, of.origin);
}

type Step = readonly [start: number, value: number];

async function hoursOf(
  room: Pick<RhythmParts, 'db' | 'keeper'>,
  { id }: CatalogEntry,
  from: number,
  least: number,
): Promise<Step[]> {
  const days = new Map<number, Hours>();
  for (const day of await selectDayHours(room.db, id, from)) days.set(day.start, day);
  const series = room.keeper.find(id);
  for (const day of series?.output.days ?? []) days.set(day.start, day);
  const open = series?.sheet.toRow();
  if (open) days.set(open.start, open);
  return [...days.values()].flatMap(({ start, readings, measured }) =>
    [...measured].flatMap((value, hour): Step[] =>
      value !== null && (readings[hour] ?? 0) >= least ? [[start + hour * HOUR, value]] : [],
    ),
  );
}

interface Hours {
  readonly start: number;
  readonly readings: readonly number[];
  readonly measured: readonly (number | null)[];
}

async function quartersOf(
  { observations }: Pick<RhythmParts, 'observations'>,
  { id }: CatalogEntry,
  { pace, clock, origin }: { pace: Pace; clock: CivilClock; origin: number },
  least: number,
): Promise<Step[]> {
  const means = await observations.means(id, { from: clock.from, to: origin, stepMs: pace.stepMs });
  return means.start.flatMap((start, i): Step[] =>
    (means.readings[i] as number) >= least ? [[start, means.mean[i] as number]] : [],
  );
}
