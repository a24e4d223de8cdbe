import type { SummaryInterval } from '@wijkritme/contract';
import { type CountRule, localDayOf, startOfLocalDay, zoneRules } from '@wijkritme/engine';
import type { Reader } from '../../foundation/reader.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { DayRow } from '../day-sheet.ts';
import { viewOf } from '../outward.ts';
import type { RhythmParts } from '../parts.ts';
import { selectDaysOfMany } from '../sql/read-days-of-many.ts';
import type { Stretch } from './plan-page.ts';
import { SummaryCells } from './summary-cells.ts';
import { type SummaryTable, type SummaryView, toSummary } from './to-summary.ts';

export interface SummaryWish extends SummaryView {
  readonly interval: SummaryInterval;
  readonly reader: Reader;
  /** Readings instead of stored hours, wherever they are still there. */
  readonly reads: boolean;
}

interface Gathered {
  readonly entry: CatalogEntry;
  readonly cells: SummaryCells;
  /** Number of the first interval that is worked out from readings; the size where none is. */
  readonly first: number;
}

/** Summaries of what one answer holds, in that order. Stretches with the same bounds are asked for together. */
export async function summarise(
  room: RhythmParts,
  stretches: readonly Stretch[],
  wish: SummaryWish,
): Promise<SummaryTable[]> {
  const all = stretches.map((stretch) => begin(room, stretch, wish));
  for (const group of groupByBounds(all)) {
    await addReadings(room, group, wish);
    await addDays(room, group, wish);
  }
  return all.map(({ entry, cells, first }) => {
    const removed = room.observations.retention.removedUntil(entry.id);
    for (let at = 0; at < first; at++)
      if (cells.told[at] === 0 && (cells.bounds[at] as number) < removed) cells.forget(at);
    const readingsFrom = first < cells.size ? (cells.bounds[first] as number) : null;
    return toSummary(entry, cells, { ...wish, readingsFrom });
  });
}

function begin(room: RhythmParts, { entry, bounds }: Stretch, wish: SummaryWish): Gathered {
  const cells = new SummaryCells(bounds, viewOf(wish.reader, entry));
  const removed = room.observations.retention.removedUntil(entry.id);
  const reads = wish.reads || !areHoursComplete(room, entry.id);
  const kept = bounds.findIndex((start) => start >= removed);
  return { entry, cells, first: reads && kept >= 0 ? Math.min(kept, cells.size) : cells.size };
}

/** Not while a late reading waits to be judged, and not where another process keeps the rhythm: it is ahead of what it stored. */
function areHoursComplete({ keeper }: RhythmParts, id: number): boolean {
  const series = keeper.find(id);
  return keeper.isOurs && !(series && (series.rewinding || !Number.isNaN(series.lateFrom)));
}

/** Stretches in the middle of an answer share the bounds of their time zone; the first and last may have their own. */
function groupByBounds(all: readonly Gathered[]): Gathered[][] {
  const groups = new Map<string, Gathered[]>();
  for (const item of all) {
    const { bounds } = item.cells;
    const key = `${item.entry.timeZone} ${bounds[0]} ${bounds.length}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

async function addReadings({ observations }: RhythmParts, group: Gathered[], wish: SummaryWish): Promise<void> {
  const read = group.filter(({ first, cells }) => first < cells.size);
  const [some] = read;
  if (!some) return;
  const rows = await observations.summaries({
    datastreams: read.map(({ entry }) => entry.id),
    bounds: some.cells.bounds,
    quantiles: wish.quantiles,
    shownBy: read.flatMap(({ entry, cells }) => (cells.rule ? shownBy(entry.id, cells.rule) : [])),
    field: read.flatMap(({ entry }) => fieldOf(entry)),
  });
  const found = new Map(rows.map((row) => [row.datastreamId, row]));
  for (const { entry, cells, first } of read) {
    const row = found.get(entry.id);
    if (row) cells.addReadings(row, first);
  }
}

const shownBy = (datastreamId: number, { minimum, base }: CountRule) => [{ datastreamId, minimum, base }];

/** Nothing for what was always in the field. */
function fieldOf({ id, fieldPeriods }: CatalogEntry) {
  const always = fieldPeriods.some(
    ({ from, to }) => from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY,
  );
  if (always) return [];
  // Never in the field: a stretch that holds nothing.
  const periods = fieldPeriods.length > 0 ? fieldPeriods : [{ from: 0, to: 0 }];
  return periods.map(({ from, to }) => ({ datastreamId: id, from, to }));
}

const ofRhythm = ['low', 'mid', 'high', 'difference'] as const;

async function addDays(room: RhythmParts, group: Gathered[], wish: SummaryWish): Promise<void> {
  const isAsked = ofRhythm.some((measure) => wish.measures.has(measure));
  const needed = group.filter(({ first }) => isAsked || first > 0);
  const [some] = needed;
  if (!some) return;
  const { bounds } = some.cells;
  const zone = zoneRules(some.entry.timeZone);
  const period = { from: startOfLocalDay(zone, localDayOf(zone, bounds[0] as number)), to: bounds.at(-1) as number };
  const ids = needed.map(({ entry }) => entry.id);
  const stored = await selectDaysOfMany(room.db, ids, period);
  for (const { entry, cells, first } of needed) {
    for (const day of withPending(room, entry.id, stored.get(entry.id) ?? [], period)) {
      if (wish.interval === 'quarter') cells.addDayToQuarters(day);
      else cells.addDay(day, first);
    }
  }
}

/** Stored days, and those that are judged but not stored yet. */
function withPending(
  { keeper }: RhythmParts,
  id: number,
  stored: readonly DayRow[],
  { from, to }: { readonly from: number; readonly to: number },
): Iterable<DayRow> {
  const series = keeper.find(id);
  if (!series) return stored;
  const open = series.sheet.toRow(series.outward);
  const pending = [...series.output.days, ...(open ? [open] : [])].filter(({ start }) => start >= from && start < to);
  if (pending.length === 0) return stored;
  const days = new Map(stored.map((day) => [day.start, day]));
  for (const day of pending) days.set(day.start, day);
  return days.values();
}
