import type { Context } from '../../foundation/context.ts';
import { newsInStore } from '../../foundation/news.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { answerWords } from '../answer-words.ts';
import { atCase } from '../at-case.ts';
import { roleFor } from '../at-signal.ts';
import { checkAgreedDay } from '../check-agreed-day.ts';
import { checkOrganisations, checkTexts } from '../check-answer.ts';
import { closedCase } from '../closed-case.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';
import { announceCase } from '../sql/announce-case.ts';
import { insertCaseEntry } from '../sql/write-cases.ts';

export function addCaseEntry(context: Context, room: ResponseRoom): void {
  const { http, access, clock } = context;
  http.operation('addCaseEntry', async ({ params, body, principal, language }) => {
    const at = await atCase(room, access, { principal, id: params.id });
    if (at.row.closed_at) throw closedCase(params.id);
    const words = body.words.trim();
    checkTexts({ '/words': words });
    if (body.kind === 'agreement' && body.parties.length < 2)
      refuseFields([{ pointer: '/parties', message: answerWords.twoParties }]);
    if (body.kind === 'agreement') checkAgreedDay(room, { date: body.date, placeId: at.row.place_id });
    await checkOrganisations(room, '/parties', body.parties);
    await room.db.transaction().execute(async (trx) => {
      const entryId = await insertCaseEntry(trx, {
        case_id: params.id,
        kind: body.kind,
        words,
        date: body.date,
        parties: [...body.parties],
        author_id: at.person.personId,
        organisation_id: at.person.organisationId,
        role: roleFor(at, body.role ?? at.roles[0]),
        added_at: new Date(clock.now()),
        ...{ done_at: null, done_by_id: null, done_organisation_id: null, done_role: null },
        ...{ struck_at: null, struck_role: null, struck_reason: null },
      });
      await announceCase(trx, { caseId: params.id, by: at.person.personId, entryId, entryKind: body.kind });
    });
    await context.events.announce(newsInStore, {});
    return showCase(room, access, { principal, language, id: params.id });
  });
}
