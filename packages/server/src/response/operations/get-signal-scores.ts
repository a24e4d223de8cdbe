import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import type { ResponseRoom } from '../room.ts';
import { toScores } from '../scores/to-scores.ts';

export function getSignalScores({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('getSignalScores', async ({ query, principal, language }) => {
    const { quarter, place: placeId } = query;
    if (placeId !== undefined && !room.places.directory.find(placeId)) throw noPlace(placeId);
    return toScores(room, { access, principal, language, now: clock.now(), quarter, placeId });
  });
}
