import type { Context } from '../../foundation/context.ts';
import { atCase } from '../at-case.ts';
import { closedCase } from '../closed-case.ts';
import { atIntervention, changerOf } from '../interventions/at-intervention.ts';
import { checkPlan } from '../interventions/check-plan.ts';
import { toIntervention } from '../interventions/to-intervention.ts';
import type { ResponseRoom } from '../room.ts';
import { insertIntervention } from '../sql/write-interventions.ts';

export function createIntervention({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('createIntervention', async ({ body: { caseId, plan }, principal, language }) => {
    const at = await atCase(room, access, { principal, id: caseId });
    if (at.row.closed_at) throw closedCase(caseId);
    const now = clock.now();
    await checkPlan(room, at, plan, now);
    const id = await room.db
      .transaction()
      .execute((trx) => insertIntervention(trx, { caseId, plan }, changerOf(at, now)));
    return toIntervention(room, await atIntervention(room, access, { principal, id, shows: true }), language);
  });
}
