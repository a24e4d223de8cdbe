import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { labelReader } from '../label-reader.ts';
import { noRound } from '../questionnaires/tell-round.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { deleteRound, selectRounds } from '../sql/questionnaire-rounds.ts';

/** The log keeps which question and period, so that a result that pleased nobody does not vanish unseen; never its counts. */
export function deleteQuestionnaireRound({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('deleteQuestionnaireRound', async ({ params: { id }, principal }) => {
    const person = requirePerson(principal);
    const [row] = await selectRounds(room.db, labelReader(room, access, principal), { ids: [id], limit: 1 });
    if (!row) throw noRound(id);
    if (row.organisation_id !== person.organisationId)
      throw new WijkritmeError('forbidden', {
        nl: 'Alleen de organisatie die een ronde opschreef, haalt haar weg. Vraag die organisatie.',
        en: 'Only the organisation that wrote a round down takes it away. Ask that organisation.',
      });
    await room.db.transaction().execute(async (trx) => {
      if (!(await deleteRound(trx, id))) throw noRound(id);
      const { place_id: place, scale, from_date: from, until_date: until } = row;
      const fact = { at: clock.now(), kind: 'questionnaire.round-removed', actor: actorOf(principal) };
      await appendLog(trx, { ...fact, subject: `questionnaire-round:${id}`, detail: { place, scale, from, until } });
    });
    return {};
  });
}
