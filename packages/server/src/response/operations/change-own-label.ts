import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { atSignal } from '../at-signal.ts';
import { checkReason, checkSharing } from '../check-sharing.ts';
import { refuseChange } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns, toSharingMark } from '../sharing-mark.ts';
import { findOwn, updateLabel } from '../sql/write-interpretations.ts';
import { toInterpretations } from '../to-interpretations.ts';

/** The address names no author: one's own is the only label that one can change. */
export function changeOwnLabel({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeOwnLabel', async ({ params, body, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    await checkSharing(room, body, at.signal.placeId);
    const to = toSharingColumns(body);
    const own = { signalId: at.signal.id, authorId: at.person.personId, version: body.version };
    await room.db.transaction().execute(async (trx) => {
      const row = await findOwn(trx, own);
      if (!row) return refuseChange(trx, own);
      const [before, after] = [toSharingMark(row), toSharingMark(to)];
      // What is refused for its version needs no reason first.
      const reason =
        row.version === own.version && row.state === 'committed' ? checkReason(before, after, body.reason) : null;
      if (!(await updateLabel(trx, own, to))) return refuseChange(trx, own);
      await appendLog(trx, {
        at: clock.now(),
        kind: 'interpretation.label-changed',
        actor: actorOf(principal),
        subject: `signal:${at.signal.id}`,
        detail: { from: before, to: after, reason },
      });
    });
    return toInterpretations(room, at, language);
  });
}
