import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { toRow } from '../planned/to-planned-event.ts';
import type { PlacesRoom } from '../room.ts';
import { updatePlannedEvent } from '../sql/planned-events.ts';

export function putPlannedEvent({ http, access }: Context, room: PlacesRoom): void {
  http.operation('putPlannedEvent', async ({ params, body, principal }) => {
    const now = room.planned.find(params.id);
    access.require(principal, 'calendar.manage', now?.placeId);
    const place = now && room.directory.find(now.placeId);
    if (!place)
      throw new WijkritmeError('not_found', {
        nl: `Er is geen gebeurtenis ${params.id} gepland. Kijk in de kalender van de plek.`,
        en: `There is no planned event ${params.id}. Look in the calendar of the place.`,
      });
    const { version, ...draft } = body;
    const changed = await updatePlannedEvent(room.db, params.id, {
      row: toRow(draft, place.id, place.timeZone),
      version,
    });
    await room.reload();
    if (changed) return changed;
    throw new WijkritmeError('conflict', {
      nl: `Iemand heeft deze gebeurtenis veranderd sinds u haar opende (u zag versie ${version}). Er is niets overschreven; kijk en verander opnieuw.`,
      en: `Somebody changed this event since you opened it (you saw version ${version}). Nothing was overwritten; look and change again.`,
    });
  });
}
