import type { Context } from '../../foundation/context.ts';
import { newsInStore } from '../../foundation/news.ts';
import { writerOf } from '../at-case.ts';
import { atSignal } from '../at-signal.ts';
import { checkTexts } from '../check-answer.ts';
import { checkSharing } from '../check-sharing.ts';
import type { ResponseRoom } from '../room.ts';
import { checkScript } from '../scripts/check-script.ts';
import { toSharingColumns } from '../sharing-mark.ts';
import { showCase } from '../show-case.ts';
import { announceCase } from '../sql/announce-case.ts';
import { insertCaseSignal } from '../sql/case-signals.ts';
import { insertCase, insertCaseStep } from '../sql/write-cases.ts';

export function openCase(context: Context, room: ResponseRoom): void {
  const { http, access, clock } = context;
  http.operation('openCase', async ({ body, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: body.signalId });
    const { signal, person } = at;
    const title = body.title.trim();
    checkTexts({ '/title': title });
    checkScript(body.script);
    await checkSharing(room, body, signal.placeId);
    const now = new Date(clock.now());
    const id = await room.db.transaction().execute(async (trx) => {
      const made = await insertCase(trx, {
        title,
        place_id: signal.placeId,
        script: body.script,
        author_id: person.personId,
        organisation_id: person.organisationId,
        ...toSharingColumns(body),
        opened_at: now,
        closed_at: null,
        named_at: now,
        named_by: person.personId,
      });
      await insertCaseSignal(trx, {
        case_id: made,
        signal_id: signal.id,
        place_id: signal.placeId,
        signal_start: signal.start,
        added_at: now,
        ...writerOf(at),
      });
      await insertCaseStep(trx, { case_id: made, kind: 'opened', at: now, ...writerOf(at) });
      await announceCase(trx, { caseId: made, by: person.personId, entryId: null });
      return made;
    });
    await context.events.announce(newsInStore, {});
    return showCase(room, access, { principal, language, id });
  });
}
