import { limits } from '@wijkritme/contract';
import { showCount } from '@wijkritme/engine';
import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import { type CatalogEntry, isInField } from '../../sensors/index.ts';
import type { ObservationsRoom } from '../room.ts';
import { selectNewestWithin } from '../sql/read-instances.ts';
import { type SeriesSlice, selectNewest, selectSlice } from '../sql/read-observations.ts';
import { heldBack } from '../sums/held-back.ts';
import type { TemporalQuestion } from './parse-question.ts';

/** One reading as who asks may see it. Time in UTC ms. */
export interface Instance {
  readonly time: number;
  readonly value: number;
}

export interface Instances {
  readonly items: readonly Instance[];
  /** There is more behind `lastTime`, the last moment that was read, shown or not. */
  readonly isCut: boolean;
  readonly lastTime: number;
}

/** What is needed to read for somebody. */
export interface Asking {
  readonly context: Context;
  readonly room: ObservationsRoom;
  readonly principal: Principal;
}

/** The newest reading that who asks may see; undefined where the newest one is hidden from them, or there is none. */
export async function newestOf(asking: Asking, entry: CatalogEntry): Promise<Instance | undefined> {
  const [newest] = await shown(asking, entry, await selectNewest(asking.room.db, entry.id, 1));
  return newest;
}

/** Readings in a stretch of time, oldest first, as many as one answer holds of a series. */
export async function instancesOf(
  asking: Asking,
  entry: CatalogEntry,
  { from, to, lastN }: TemporalQuestion,
): Promise<Instances> {
  const { db } = asking.room;
  if (lastN !== undefined) {
    const slice = await selectNewestWithin(db, entry.id, { from, to, count: lastN });
    return { items: await shown(asking, entry, slice), isCut: false, lastTime: Number.NaN };
  }
  const most = limits.ngsiInstances;
  const { time, value } = await selectSlice(db, entry.id, from, to, most + 1);
  const items = await shown(asking, entry, { time: time.slice(0, most), value: value.slice(0, most) });
  return { items, isCut: time.length > most, lastTime: Math.round(time[most - 1] ?? Number.NaN) };
}

/** Lab data stay out, and so does every count that is hidden from who asks: no other value takes its place. */
async function shown(
  { context, room, principal }: Asking,
  entry: CatalogEntry,
  { time, value }: SeriesSlice,
): Promise<Instance[]> {
  const rule = context.access.seesProtected(principal, entry.placeId) ? null : entry.outward;
  const times = time.map(Math.round);
  const held = rule ? await heldBack(room.db, entry, times) : new Set<number>();
  return times.flatMap((at, index): Instance[] => {
    if (!isInField(entry, at) || held.has(at)) return [];
    const read = value[index] as number; // as long as the times
    const visible = rule ? showCount(read, rule) : read;
    return Number.isNaN(visible) ? [] : [{ time: at, value: visible }];
  });
}
