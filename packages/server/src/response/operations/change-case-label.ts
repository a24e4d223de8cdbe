import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { atCase } from '../at-case.ts';
import { checkReason, checkSharing } from '../check-sharing.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns, toSharingMark } from '../sharing-mark.ts';
import { showCase } from '../show-case.ts';
import { updateCaseLabel } from '../sql/write-cases.ts';

export function changeCaseLabel({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeCaseLabel', async ({ params: { id }, body, principal, language }) => {
    const { row, person } = await atCase(room, access, { principal, id });
    if (row.author_id !== person.personId)
      throw new WijkritmeError('forbidden', {
        nl: 'Alleen wie een dossier opende, verandert wie het mag lezen. Vraag die collega.',
        en: 'Only who opened a case changes who may read it. Ask that colleague.',
      });
    await checkSharing(room, body, row.place_id);
    const to = toSharingColumns(body);
    const [before, after] = [toSharingMark(row), toSharingMark(to)];
    const reason = row.version === body.version ? checkReason(before, after, body.reason) : null;
    await room.db.transaction().execute(async (trx) => {
      if (!(await updateCaseLabel(trx, { id, version: body.version }, to)))
        refuseOldVersion({ nl: `Dossier ${id}`, en: `Case ${id}` }, { now: row.version, seen: body.version });
      const fact = { at: clock.now(), kind: 'case.label-changed', actor: actorOf(principal), subject: `case:${id}` };
      await appendLog(trx, { ...fact, detail: { from: before, to: after, reason } });
    });
    return showCase(room, access, { principal, language, id });
  });
}
