import { type InterventionState, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { closedCase } from '../closed-case.ts';
import { atIntervention, changerOf } from '../interventions/at-intervention.ts';
import { checkStep } from '../interventions/check-step.ts';
import { freezePlan } from '../interventions/freeze.ts';
import { ROLES_NEEDED, toIntervention } from '../interventions/to-intervention.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { announceCase } from '../sql/announce-case.ts';
import { lockOpenCase } from '../sql/attachments.ts';
import { hasReadings } from '../sql/case-signals.ts';
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
      // Nor takes anybody out of it what the readings are of, from here on.
      if (to === 'running' && !isEmergency && !(await hasReadings(trx, row.case_id, ROLES_NEEDED)))
        throw groundGone(row.case_id);
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

const groundGone = (id: number) =>
  new WijkritmeError('readings_missing', {
    nl: `Het signaal met de duidingen van twee rollen is net uit dossier ${id} gehaald. De maatregel is niet begonnen; kijk opnieuw in het dossier.`,
    en: `The signal with the interpretations of two roles was taken out of case ${id} just now. The measure has not begun; look at the case again.`,
  });
const isClosed = (id: number) => closedCase(id);
const isForward = (to: InterventionState) => to === 'planned' || to === 'running';
