import { limits } from '@wijkritme/contract';
import { badCursor } from '../../foundation/bad-cursor.ts';
import type { Context } from '../../foundation/context.ts';
import { lookAtSums } from '../look-at-sums.ts';
import type { RhythmRoom } from '../room.ts';
import { selectDeviations } from '../sql/deviations.ts';
import { toDeviation } from '../to-deviation.ts';

export function listDeviations({ http }: Context, room: RhythmRoom): void {
  http.operation('listDeviations', async ({ query, ...reader }) => {
    const limit = query.limit ?? limits.defaultPageSize;
    const offset = Number(query.after ?? 0);
    if (!Number.isSafeInteger(offset) || offset < 0) throw badCursor();
    const rows = await selectDeviations(room.db, {
      from: query.from === undefined ? undefined : Date.parse(query.from),
      to: query.to === undefined ? undefined : Date.parse(query.to),
      datastreams: datastreamsOf(room, query.place, query.datastream),
      signal: query.signal,
      kind: query.kind,
      open: query.open,
      order: query.order ?? 'newest',
      limit: limit + 1,
      offset,
    });
    const page = await lookAtSums(room, rows.slice(0, limit));
    return {
      items: page.map((row) => toDeviation(row, room, reader)),
      next: rows.length > limit ? String(offset + limit) : null,
    };
  });
}

/** Datastreams of a place and all below it, or the one asked for; undefined means all. */
function datastreamsOf(
  room: RhythmRoom,
  place: number | undefined,
  datastream: number | undefined,
): number[] | undefined {
  if (datastream !== undefined) return [datastream];
  if (place === undefined) return undefined;
  const below = room.places.directory.below(place);
  return [...room.sensors.catalog.all()].filter((entry) => below.has(entry.placeId ?? -1)).map((entry) => entry.id);
}
