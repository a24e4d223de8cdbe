import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { atCase } from '../at-case.ts';
import { checkAudience } from '../check-answer.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { updateCaseLabel } from '../sql/write-cases.ts';
import { toCase } from '../to-case.ts';

export function changeCaseLabel({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeCaseLabel', async ({ params: { id }, body, principal, language }) => {
    const { row, person } = await atCase(room, access, { principal, id });
    if (row.author_id !== person.personId)
      throw new WijkritmeError('forbidden', 'Only who opened a case changes who may read it.');
    await checkAudience(room, body);
    const { label, version } = body;
    const audience = [...body.audience].sort((a, b) => a - b);
    await room.db.transaction().execute(async (trx) => {
      if (!(await updateCaseLabel(trx, { id, version }, { label, audience })))
        refuseOldVersion(`Case ${id}`, { now: row.version, seen: version });
      const detail = { from: row.label, fromAudience: row.audience, to: label, audience };
      const fact = { at: clock.now(), kind: 'case.label-changed', actor: actorOf(principal), subject: `case:${id}` };
      await appendLog(trx, { ...fact, detail });
    });
    return toCase(room, await atCase(room, access, { principal, id }), language);
  });
}
