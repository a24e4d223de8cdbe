import type { InterventionState } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { closedCase } from '../closed-case.ts';
import { atIntervention, changerOf } from '../interventions/at-intervention.ts';
import { checkStep } from '../interventions/check-step.ts';
import { freezePlan } from '../interventions/freeze.ts';
import { toIntervention } from '../interventions/to-intervention.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { announceCase } from '../sql/announce-case.ts';
import { lockOpenCase } from '../sql/attachments.ts';
import { updateIntervention } from '../sql/write-interventions.ts';

export function changeInterventionState({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeInterventionState', async ({ params: { id }, body, principal, language }) => {
    const at = await atIntervention(room, access, { principal, id });
    const { row } = at;
    const { to, version, emergency } = body;
    if (version !== row.version)
      refuseOldVersion({ nl: `Maatregel ${id}`, en: `Measure ${id}` }, { now: row.version, seen: version });
    if (at.case.row.closed_at && isForward(to)) throw isClosed(row.case_id);
    const now = clock.now();
    await checkStep(room, at, body, now);
    const reason = body.reason.trim();
    const isEmergency = emergency && to === 'running';
    // What takes long comes before the transaction: in it a start is whole, or it was not.
    const frozen = to === 'running' ? await freezePlan(room, row.plan, now) : undefined;
    const step = {
      state: to,
      plan: row.plan,
      reason,
      ...(frozen && { start: { frozen, emergencyReason: isEmergency ? reason : null } }),
    };
    await room.db.transaction().execute(async (trx) => {
      // Somebody may close it meanwhile.
      if (isForward(to) && !(await lockOpenCase(trx, row.case_id))) throw isClosed(row.case_id);
      if (!(await updateIntervention(trx, { id, version }, step, changerOf(at.case, now))))
        refuseOldVersion({ nl: `Maatregel ${id}`, en: `Measure ${id}` }, { now: version + 1, seen: version });
      const kind = isEmergency ? 'intervention.begun-as-emergency' : `intervention.${to}`;
      const detail = { from: row.state, to, ...(isEmergency ? { reason } : {}) };
      if (isEmergency)
        await announceCase(trx, {
          ...{ caseId: row.case_id, by: at.case.person.personId, entryId: null },
          about: { what: 'readings-missing', interventionId: id },
        });
      await appendLog(trx, { at: now, kind, actor: actorOf(principal), subject: `intervention:${id}`, detail });
    });
    return toIntervention(room, await atIntervention(room, access, { principal, id, shows: true }), language);
  });
}

const isClosed = (id: number) => closedCase(id);
const isForward = (to: InterventionState) => to === 'planned' || to === 'running';
