import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../no-place.ts';
import type { PlacesRoom } from '../room.ts';
import { updateSchoolRegion } from '../sql/write-places.ts';
import { toAnswer } from '../to-answer.ts';

export function putSchoolRegion({ http, access }: Context, room: PlacesRoom): void {
  http.operation('putSchoolRegion', async ({ params, body, principal }) => {
    access.require(principal, 'places.manage', params.id);
    const place = room.directory.find(params.id);
    if (!place) throw noPlace(params.id);
    if (body.region !== null) room.terms.assertRegion(place.country, body.region);
    await updateSchoolRegion(room.db, place.id, body.region);
    await room.reload();
    return toAnswer(room.directory.find(place.id) ?? place);
  });
}
