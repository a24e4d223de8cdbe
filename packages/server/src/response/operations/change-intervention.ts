import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { atIntervention, changerOf } from '../interventions/at-intervention.ts';
import { checkPlan } from '../interventions/check-plan.ts';
import { toIntervention } from '../interventions/to-intervention.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { updateIntervention } from '../sql/write-interventions.ts';

export function changeIntervention({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeIntervention', async ({ params: { id }, body, principal, language }) => {
    const at = await atIntervention(room, access, { principal, id });
    const { state, version } = at.row;
    if (body.version !== version)
      refuseOldVersion({ nl: `Maatregel ${id}`, en: `Measure ${id}` }, { now: version, seen: body.version });
    if (['ended', 'stopped', 'withdrawn'].includes(state))
      throw new WijkritmeError('conflict', {
        nl: `Maatregel ${id} is voorbij; wat hij was, blijft zo. Begin een nieuwe als dat nodig is.`,
        en: `Measure ${id} is over; what it was stays as it is. Plan another one if one is needed.`,
      });
    const now = clock.now();
    await checkPlan(room, at.case, body.plan, now);
    const isStored = await room.db
      .transaction()
      .execute((trx) =>
        updateIntervention(trx, { id, version }, { state, plan: body.plan, reason: '' }, changerOf(at.case, now)),
      );
    if (!isStored)
      refuseOldVersion({ nl: `Maatregel ${id}`, en: `Measure ${id}` }, { now: version + 1, seen: version });
    return toIntervention(room, await atIntervention(room, access, { principal, id, shows: true }), language);
  });
}
