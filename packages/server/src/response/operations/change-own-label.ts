import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { atSignal } from '../at-signal.ts';
import { checkAudience } from '../check-answer.ts';
import { refuseChange } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { findOwn, updateLabel } from '../sql/write-interpretations.ts';
import { toInterpretations } from '../to-interpretations.ts';

/** The address names no author: one's own is the only label that one can change. */
export function changeOwnLabel({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeOwnLabel', async ({ params, body, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    const { label, version } = body;
    const audience = [...body.audience].sort((a, b) => a - b);
    await checkAudience(room, body);
    const own = { signalId: at.signal.id, authorId: at.person.personId, version };
    await room.db.transaction().execute(async (trx) => {
      const before = await findOwn(trx, own);
      if (!before || !(await updateLabel(trx, own, { label, audience }))) return refuseChange(trx, own);
      const detail = { from: before.label, fromAudience: before.audience, to: label, audience };
      await appendLog(trx, {
        at: clock.now(),
        kind: 'interpretation.label-changed',
        actor: actorOf(principal),
        subject: `signal:${at.signal.id}`,
        detail,
      });
    });
    return toInterpretations(room, at, language);
  });
}
