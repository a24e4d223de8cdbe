import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { atOwnAttachment, tellAttachment } from '../at-attachment.ts';
import { checkReason, checkSharing } from '../check-sharing.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns, toSharingMark } from '../sharing-mark.ts';
import { updateAtVersion } from '../sql/update-at-version.ts';

/** A file goes no further than its case, whatever its label: both are asked of each reader. */
export function changeCaseAttachmentLabel({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeCaseAttachmentLabel', async ({ params, body, principal }) => {
    const [caseId, id, { version }] = [params.id, params.attachment, body];
    const at = await atOwnAttachment(room, access, { principal, caseId, id });
    await checkSharing(room, body, at.row.place_id);
    const to = toSharingColumns(body);
    const [before, after] = [toSharingMark(at.attachment), toSharingMark(to)];
    const reason = at.attachment.version === version ? checkReason(before, after, body.reason) : null;
    await room.db.transaction().execute(async (trx) => {
      if (!(await updateAtVersion(trx, { table: 'case_attachment', key: { id }, version }, to)))
        refuseOldVersion({ nl: `Bestand ${id}`, en: `File ${id}` }, { now: at.attachment.version, seen: version });
      const detail = { attachment: id, from: before, to: after, reason };
      const kind = 'case.attachment-label-changed';
      await appendLog(trx, { at: clock.now(), kind, actor: actorOf(principal), subject: `case:${caseId}`, detail });
    });
    return tellAttachment(room, at, { caseId, id });
  });
}
