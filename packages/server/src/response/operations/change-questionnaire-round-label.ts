import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { checkReason, checkSharing } from '../check-sharing.ts';
import { labelReader } from '../label-reader.ts';
import { noRound, tellRound } from '../questionnaires/tell-round.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns, toSharingMark } from '../sharing-mark.ts';
import { selectRounds, updateRoundLabel } from '../sql/questionnaire-rounds.ts';

export function changeQuestionnaireRoundLabel({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeQuestionnaireRoundLabel', async ({ params: { id }, body, principal, language }) => {
    const reader = labelReader(room, access, principal);
    const [row] = await selectRounds(room.db, reader, { ids: [id], limit: 1 });
    if (!row) throw noRound(id);
    if (row.author_id !== reader.personId)
      throw new WijkritmeError('forbidden', {
        nl: 'Alleen wie een ronde opschreef, verandert wie haar mag lezen. Vraag die collega.',
        en: 'Only who wrote a round down changes who may read it. Ask that colleague.',
      });
    await checkSharing(room, body, row.place_id);
    const to = toSharingColumns(body);
    const [before, after] = [toSharingMark(row), toSharingMark(to)];
    const reason = row.version === body.version ? checkReason(before, after, body.reason) : null;
    await room.db.transaction().execute(async (trx) => {
      if (!(await updateRoundLabel(trx, { id, version: body.version }, to)))
        refuseOldVersion({ nl: `Ronde ${id}`, en: `Round ${id}` }, { now: row.version, seen: body.version });
      const fact = { at: clock.now(), kind: 'questionnaire.round-label-changed', actor: actorOf(principal) };
      await appendLog(trx, {
        ...fact,
        subject: `questionnaire-round:${id}`,
        detail: { from: before, to: after, reason },
      });
    });
    return tellRound(room, reader, { id, language });
  });
}
