import type { Context } from '../../foundation/context.ts';
import { atIntervention } from '../interventions/at-intervention.ts';
import { toIntervention } from '../interventions/to-intervention.ts';
import type { ResponseRoom } from '../room.ts';

export function getIntervention({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getIntervention', async ({ params, principal, language }) =>
    toIntervention(room, await atIntervention(room, access, { principal, id: params.id, shows: true }), language),
  );
}
