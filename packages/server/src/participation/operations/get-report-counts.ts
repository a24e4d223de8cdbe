import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { publicCounts } from '../public-counts.ts';
import type { ParticipationRoom } from '../room.ts';

export function getReportCounts({ http }: Context, room: ParticipationRoom): void {
  http.operation('getReportCounts', async ({ query, language }) => {
    const place = room.places.directory.find(query.place);
    if (!place) throw new WijkritmeError('not_found', `There is no place ${query.place}.`);
    return publicCounts(room, { placeId: place.id, timeZone: place.timeZone, language });
  });
}
