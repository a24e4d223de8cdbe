import type { SummaryInterval } from '@wijkritme/contract';
import { type CountRule, localDayOf, startOfLocalDay, zoneRules } from '@wijkritme/engine';
import type { Reader } from '../../foundation/reader.ts';
import type { CatalogEntry } from '../../sensors/index.ts';
import { isStillLearning } from '../datastream-now.ts';
import { type DayColumn, DayHours } from '../day-hours.ts';
import { viewOf } from '../outward.ts';
import type { RhythmParts } from '../parts.ts';
import type { Series } from '../series.ts';
import { eachDayOfMany } from '../sql/read-days-of-many.ts';
import { isWithinHours } from './intervals.ts';
import { NumberColumns } from './number-columns.ts';
import type { Stretch } from './plan-page.ts';
import { SummaryCells } from './summary-cells.ts';
import { ownColumns, type SummaryTable, type SummaryView, toSummary } from './to-summary.ts';

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

/**
 * Summaries of what one answer holds, in that order. Stretches with the same bounds are asked for together. Each table is made when it is
 * its turn, out of what was gathered for it, and gone when the next one is asked for: a thousand at once are work for the garbage collector.
 */
export async function summarise(
  room: RhythmParts,
  stretches: readonly Stretch[],
  wish: SummaryWish,
): Promise<Iterable<SummaryTable>> {
  const points = stretches.reduce((sum, { bounds }) => sum + bounds.length - 1, 0);
  const columns = new NumberColumns(points * SummaryCells.width);
  const all = stretches.map((stretch) => begin(room, stretch, wish, columns));
  for (const group of groupByBounds(all)) {
    await addReadings(room, group, wish);
    await addDays(room, group, wish);
  }
  for (const { entry, cells, first } of all)
    cells.forgetUntold(first, room.observations.retention.removedUntil(entry.id));
  return tablesOf(room, all, wish, columns);
}

/** @param gathered what the cells lie in: theirs until the last table is done */
function* tablesOf(
  { keeper }: RhythmParts,
  all: readonly Gathered[],
  view: SummaryWish,
  gathered: NumberColumns,
): Generator<SummaryTable> {
  const longest = all.reduce((most, { cells }) => Math.max(most, cells.size), 0);
  const columns = new NumberColumns(longest * ownColumns(view));
  for (const { entry, cells, first } of all) {
    const readingsFrom = first < cells.size ? (cells.bounds[first] as number) : null;
    columns.reuse();
    yield toSummary(entry, cells, { view, readingsFrom, learning: isStillLearning(keeper.find(entry.id)), columns });
  }
  columns.release();
  gathered.release();
}

function begin(room: RhythmParts, { entry, bounds }: Stretch, wish: SummaryWish, columns: NumberColumns): Gathered {
  const cells = new SummaryCells(bounds, viewOf(wish.reader, entry), columns);
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

const ofReadings = ['min', 'mean', 'max', 'sum'] as const;
const ofRange = ['low', 'mid', 'high'] as const;

async function addDays(room: RhythmParts, group: Gathered[], wish: SummaryWish): Promise<void> {
  const isOfRhythm = [...ofRange, 'difference' as const].some((measure) => wish.measures.has(measure));
  const needed = new Map(
    group.filter(({ first }) => isOfRhythm || first > 0).map((item) => [item.entry.id, item] as const),
  );
  const [some] = needed.values();
  if (!some) return;
  const { bounds } = some.cells;
  const zone = zoneRules(some.entry.timeZone);
  const period = { from: startOfLocalDay(zone, localDayOf(zone, bounds[0] as number)), to: bounds.at(-1) as number };
  const add = ({ cells, first }: Gathered, day: DayHours) =>
    isWithinHours(wish.interval) ? cells.addDayToParts(day) : cells.addDay(day, first);
  // First those that are not stored yet: one that is stored meanwhile is known by its beginning, none falls in between.
  const day = new DayHours();
  const pending = new Map<number, number[]>();
  for (const [id, item] of needed) {
    const starts: number[] = [];
    eachPendingDay(room.keeper.find(id), period, day, () => {
      starts.push(day.start);
      add(item, day);
    });
    pending.set(id, starts);
  }
  const stored = { datastreams: [...needed.keys()], ...period, columns: columnsOf(wish, group) };
  await eachDayOfMany(room.db, stored, (id, day) => {
    const item = needed.get(id);
    if (item && !pending.get(id)?.includes(day.start)) add(item, day);
  });
}

/** What is read of the stored days: less than half of it where nobody asks for what was normal. */
function columnsOf({ measures }: SummaryWish, group: readonly Gathered[]): ['readings', ...DayColumn[]] {
  const isProtected = group.some(({ cells }) => cells.rule);
  const wantsReadings = isProtected || ofReadings.some((measure) => measures.has(measure));
  return [
    'readings',
    ...(wantsReadings ? (['measured', 'shown', 'total', 'lowest', 'highest'] as const) : []),
    ...(ofRange.some((measure) => measures.has(measure)) ? ofRange : []),
    ...(measures.has('difference') ? (['difference'] as const) : []),
  ];
}

/** Days that are judged but not stored yet: they replace what is stored of them. The one that is going on is the newest. */
function eachPendingDay(
  series: Series | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  day: DayHours,
  look: () => void,
): void {
  if (!series) return;
  const { sheet, output, outward } = series;
  const isAsked = (start: number) => start >= from && start < to;
  for (const row of output.days) {
    if (!isAsked(row.start) || row.start === sheet.start) continue;
    day.fill(row);
    look();
  }
  if (!isAsked(sheet.start)) return;
  sheet.show(day, outward);
  look();
}
