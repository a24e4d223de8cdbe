import { limits, type PassportStatus } from '@wijkritme/contract';
import { badCursor } from '../../foundation/bad-cursor.ts';
import type { Context } from '../../foundation/context.ts';
import { passportStatusOf } from '../datastream-catalog.ts';
import type { SensorsRoom } from '../room.ts';
import { countThings, selectThings, type ThingChoice } from '../sql/read-things.ts';
import { toThings } from '../to-thing.ts';

export function listThings({ http, clock }: Context, room: SensorsRoom): void {
  http.operation('listThings', async ({ query }) => {
    const limit = query.limit ?? limits.defaultPageSize;
    const afterId = Number(query.after ?? 0);
    if (!Number.isSafeInteger(afterId) || afterId < 0) throw badCursor();
    const choice: ThingChoice = {
      ids: query.passport && [...thingsWithPassport(room, query.passport, clock.now())],
      places: query.place === undefined ? undefined : [...room.placesBelow(query.place)],
      search: query.search?.trim() || undefined,
    };
    const [rows, total] = await Promise.all([
      selectThings(room.db, { ...choice, afterId, limit: limit + 1 }),
      countThings(room.db, choice),
    ]);
    const shown = rows.slice(0, limit);
    return {
      items: toThings(shown, room.catalog, clock.now()),
      total,
      next: rows.length > limit ? String(shown.at(-1)?.id) : null,
    };
  });
}

/** Ids of the things of which a datastream has this passport status now. */
function thingsWithPassport({ catalog }: SensorsRoom, status: PassportStatus, now: number): Set<number> {
  const entries = [...catalog.all()].filter((entry) => passportStatusOf(entry, now) === status);
  return new Set(entries.map(({ thingId }) => thingId));
}
