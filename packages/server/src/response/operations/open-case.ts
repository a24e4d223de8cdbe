import type { Context } from '../../foundation/context.ts';
import { atCase } from '../at-case.ts';
import { atSignal } from '../at-signal.ts';
import { checkAudience, checkTexts } from '../check-answer.ts';
import type { ResponseRoom } from '../room.ts';
import { checkScript } from '../scripts/check-script.ts';
import { insertCase, insertCaseSignal } from '../sql/write-cases.ts';
import { toCase } from '../to-case.ts';

export function openCase({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('openCase', async ({ body, principal, language }) => {
    const { signal, person } = await atSignal(room, access, { principal, id: body.signalId });
    const title = body.title.trim();
    checkTexts({ '/title': title });
    checkScript(body.script);
    await checkAudience(room, body);
    const now = new Date(clock.now());
    const id = await room.db.transaction().execute(async (trx) => {
      const made = await insertCase(trx, {
        title,
        place_id: signal.placeId,
        script: body.script,
        author_id: person.personId,
        organisation_id: person.organisationId,
        label: body.label,
        audience: [...body.audience],
        opened_at: now,
        closed_at: null,
      });
      await insertCaseSignal(trx, {
        case_id: made,
        signal_id: signal.id,
        place_id: signal.placeId,
        signal_start: signal.start,
        added_at: now,
      });
      return made;
    });
    return toCase(room, await atCase(room, access, { principal, id }), language);
  });
}
