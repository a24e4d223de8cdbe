import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { atOwnAttachment, noAttachment } from '../at-attachment.ts';
import type { ResponseRoom } from '../room.ts';
import { deleteAttachment } from '../sql/attachments.ts';

export function deleteCaseAttachment({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('deleteCaseAttachment', async ({ params: { id: caseId, attachment: id }, principal }) => {
    const { person } = await atOwnAttachment(room, access, { principal, caseId, id });
    const key = await room.db.transaction().execute(async (trx) => {
      const gone = await deleteAttachment(trx, { id, authorId: person.personId });
      if (gone === undefined) throw noAttachment(caseId, id);
      const fact = {
        at: clock.now(),
        kind: 'case.attachment-removed',
        actor: actorOf(principal),
        subject: `case:${caseId}`,
      };
      await appendLog(trx, { ...fact, detail: { attachment: id } });
      return gone;
    });
    // After the commit: a kill in between leaves a file without a row, which the next start removes.
    room.files.remove(key);
    return {};
  });
}
