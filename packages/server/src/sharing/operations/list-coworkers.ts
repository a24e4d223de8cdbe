import type { Context } from '../../foundation/context.ts';
import { coworkersAt } from '../coworkers.ts';
import type { SharingRoom } from '../room.ts';

export function listCoworkers({ http, access }: Context, { db }: SharingRoom): void {
  http.operation('listCoworkers', async ({ query, principal }) => {
    const place = query.place ?? null;
    access.require(principal, 'signals.work', place);
    return { items: await coworkersAt(db, access, place) };
  });
}
