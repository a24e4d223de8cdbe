import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { appendLog } from '../../sharing/index.ts';
import { answerWords } from '../answer-words.ts';
import { atCase } from '../at-case.ts';
import { roleFor } from '../at-signal.ts';
import { checkTexts } from '../check-answer.ts';
import { closedCase } from '../closed-case.ts';
import { refuseOldVersion } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';
import { selectCaseEntries } from '../sql/read-cases.ts';
import { strikeAgreement } from '../sql/write-cases.ts';

export function strikeCaseAgreement({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('strikeCaseAgreement', async ({ params, body, principal, language }) => {
    const at = await atCase(room, access, { principal, id: params.id });
    const entries = await selectCaseEntries(room.db, at.reader, params.id);
    const entry = entries.find(({ id, kind }) => id === params.entry && kind === 'agreement');
    if (!entry)
      throw new WijkritmeError('not_found', {
        nl: `Dossier ${params.id} heeft geen afspraak ${params.entry}. Kijk in het dossier welke er zijn.`,
        en: `Case ${params.id} has no agreement ${params.entry}. Look in the case which there are.`,
      });
    if (entry.author_id !== at.person.personId)
      throw new WijkritmeError('forbidden', {
        nl: 'Alleen wie een afspraak opschreef, streept haar door. Vraag die collega.',
        en: 'Only who wrote an agreement down strikes it. Ask that colleague.',
      });
    if (at.row.closed_at) throw closedCase(params.id);
    const reason = body.reason.trim();
    checkTexts({ '/reason': reason });
    if (reason.length < 3) refuseFields([{ pointer: '/reason', message: answerWords.needsReason }]);
    const versions = { now: entry.version, seen: body.version };
    if (entry.struck_at !== null)
      refuseOldVersion({ nl: `Afspraak ${params.entry}`, en: `Agreement ${params.entry}` }, versions);
    const role = roleFor(at, at.roles[0]);
    const now = clock.now();
    const done = await room.db.transaction().execute(async (trx) => {
      const seen = { id: params.entry, version: body.version };
      const strike = { at: new Date(now), role, reason };
      if (!(await strikeAgreement(trx, { caseId: params.id, at: seen, strike }))) return false;
      const fact = { at: now, kind: 'case.agreement-struck', actor: actorOf(principal), subject: `case:${params.id}` };
      await appendLog(trx, { ...fact, detail: { agreement: params.entry } });
      return true;
    });
    if (!done) refuseOldVersion({ nl: `Afspraak ${params.entry}`, en: `Agreement ${params.entry}` }, versions);
    return showCase(room, access, { principal, language, id: params.id });
  });
}
