import { DAY, limits, type SummaryInterval } from '@wijkritme/contract';
import { zoneRules } from '@wijkritme/engine';
import type { CatalogEntry } from '../../sensors/index.ts';
import { boundsOf } from './intervals.ts';

/** Intervals of one datastream that one answer holds. */
export interface Stretch {
  readonly entry: CatalogEntry;
  /** Where they begin, UTC ms, and the end of the last one. */
  readonly bounds: readonly number[];
}

/** Where an answer goes on: with this datastream, from this instant. */
export interface Cursor {
  readonly datastreamId: number;
  readonly from: number;
}

export interface PageQuestion {
  readonly interval: SummaryInterval;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly after: Cursor | undefined;
  /** Worked out from single readings instead of stored hours. */
  readonly reads: boolean;
}

/** Hundreds of readings cost about as much as a stored day. */
const READINGS_PER_COST = 100;

/**
 * What one answer holds: datastreams by id, each with its intervals in order of time, until the answer is full. The cursor names an
 * id and an instant, so a datastream that is made or deleted meanwhile moves nothing.
 *
 * @param entries by id ascending
 */
export function planPage(
  entries: readonly CatalogEntry[],
  question: PageQuestion,
): { stretches: Stretch[]; next: Cursor | undefined } {
  const { interval, from, to, limit, after } = question;
  const known = new Map<string, number[]>();
  const stretches: Stretch[] = [];
  let points = limit;
  let cost: number = limits.summaryCost;
  for (const entry of entries) {
    if (after && entry.id < after.datastreamId) continue;
    const all = known.get(entry.timeZone) ?? boundsOf(zoneRules(entry.timeZone), interval, from, to);
    known.set(entry.timeZone, all);
    const first = after?.datastreamId === entry.id ? all.findIndex((start) => start >= after.from) : 0;
    const left = first < 0 ? 0 : all.length - 1 - first;
    if (left <= 0) continue;
    const each = costOf(entry, question, (all[first + 1] as number) - (all[first] as number));
    const isFirst = stretches.length === 0;
    const fits = Math.min(left, points, Math.max(isFirst ? 1 : 0, Math.floor(cost / each)));
    if (fits > 0) stretches.push({ entry, bounds: all.slice(first, first + fits + 1) });
    if (fits < left) return { stretches, next: { datastreamId: entry.id, from: all[first + fits] as number } };
    points -= fits;
    cost -= fits * each;
  }
  return { stretches, next: undefined };
}

function costOf({ intervalMs }: CatalogEntry, { reads }: PageQuestion, lengthMs: number): number {
  return reads ? lengthMs / intervalMs / READINGS_PER_COST : lengthMs / DAY;
}

/** @example cursorText({ datastreamId: 7, from: 0 }) // '7.0' */
export const cursorText = ({ datastreamId, from }: Cursor) => `${datastreamId}.${from}`;

/** undefined: that is no cursor. */
export function parseCursor(text: string): Cursor | undefined {
  const [, id, from] = /^(\d{1,10})\.(-?\d{1,15})$/.exec(text) ?? [];
  return id === undefined ? undefined : { datastreamId: Number(id), from: Number(from) };
}
