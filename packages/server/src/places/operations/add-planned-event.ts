import type { Context } from '../../foundation/context.ts';
import { noPlace } from '../no-place.ts';
import { toRow } from '../planned/to-planned-event.ts';
import type { PlacesRoom } from '../room.ts';
import { insertPlannedEvent } from '../sql/planned-events.ts';

export function addPlannedEvent({ http, access }: Context, room: PlacesRoom): void {
  http.operation('addPlannedEvent', async ({ params, body, principal }) => {
    access.require(principal, 'calendar.manage', params.id);
    const place = room.directory.find(params.id);
    if (!place) throw noPlace(params.id);
    const event = await insertPlannedEvent(room.db, toRow(body, place.id, place.timeZone));
    await room.reload();
    return event;
  });
}
