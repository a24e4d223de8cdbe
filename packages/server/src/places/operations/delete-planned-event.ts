import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { PlacesRoom } from '../room.ts';
import { deletePlannedEvent } from '../sql/planned-events.ts';

export function deletePlannedEventOperation({ http, access }: Context, room: PlacesRoom): void {
  http.operation('deletePlannedEvent', async ({ params, principal }) => {
    access.require(principal, 'calendar.manage', room.planned.find(params.id)?.placeId);
    if (!(await deletePlannedEvent(room.db, params.id)))
      throw new WijkritmeError('not_found', {
        nl: `Er is geen gebeurtenis ${params.id} gepland. Kijk in de kalender van de plek.`,
        en: `There is no planned event ${params.id}. Look in the calendar of the place.`,
      });
    await room.reload();
    return {};
  });
}
