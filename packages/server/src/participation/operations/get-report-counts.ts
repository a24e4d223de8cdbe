import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../../places/index.ts';
import { publicCounts } from '../public-counts.ts';
import type { ParticipationRoom } from '../room.ts';

export function getReportCounts({ http }: Context, room: ParticipationRoom): void {
  http.operation('getReportCounts', async ({ query, language }) => {
    const place = room.places.directory.find(query.place);
    if (!place) throw noPlace(query.place);
    return publicCounts(room, { placeId: place.id, timeZone: place.timeZone, language });
  });
}
