import { limits, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { RhythmRoom } from '../room.ts';
import { selectSignals } from '../sql/signals.ts';
import { toSignals } from '../to-signals.ts';

export function listSignals({ http }: Context, room: RhythmRoom): void {
  http.operation('listSignals', async ({ query, ...reader }) => {
    const limit = query.limit ?? limits.defaultPageSize;
    const offset = Number(query.after ?? 0);
    if (!Number.isSafeInteger(offset) || offset < 0)
      throw new WijkritmeError('invalid_query', 'after must be the value of next of the page before.');
    const found = await selectSignals(room.db, {
      from: query.from === undefined ? undefined : Date.parse(query.from),
      to: query.to === undefined ? undefined : Date.parse(query.to),
      within: query.place === undefined ? undefined : placesAndDatastreams(room, query.place),
      joint: query.joint,
      kind: query.kind,
      open: query.open,
      order: query.order ?? 'newest',
      limit: limit + 1,
      offset,
    });
    const rows = found.slice(0, limit);
    return {
      items: await toSignals(rows, room, reader),
      next: found.length > limit ? String(offset + limit) : null,
    };
  });
}

function placesAndDatastreams(room: RhythmRoom, place: number): { places: number[]; datastreams: number[] } {
  const below = room.places.directory.below(place);
  const datastreams = [...room.sensors.catalog.all()].filter((entry) => below.has(entry.placeId ?? -1));
  return { places: [...below], datastreams: datastreams.map(({ id }) => id) };
}
