import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { appendLog } from '../../sharing/index.ts';
import { answerFirst } from '../answer-first.ts';
import { answerWords } from '../answer-words.ts';
import { atCase, writerOf } from '../at-case.ts';
import { checkTexts } from '../check-answer.ts';
import { closedCase } from '../closed-case.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';
import { lockOpenCase } from '../sql/attachments.ts';
import { findPlaceInCase, findSignalInCase, takeCaseSignalOut } from '../sql/case-signals.ts';
import { insertCaseStep } from '../sql/write-cases.ts';

/** Taking out opens nothing: what the signal hid it goes on hiding (decision 179). */
export function removeCaseSignal({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('removeCaseSignal', async ({ params, body, principal, language }) => {
    const { id, signal: signalId } = params;
    const at = await atCase(room, access, { principal, id });
    const asked = { caseId: id, signalId };
    const found = await findPlaceInCase(room.db, asked);
    if (!found) throw neverIn(asked);
    access.require(principal, 'signals.work', found.placeId);
    if (at.row.answer_first.includes(signalId)) throw answerFirst(id, [signalId]);
    if (at.row.closed_at) throw closedCase(id);
    const reason = body.reason.trim();
    checkTexts({ '/reason': reason });
    if (reason.length < 3) refuseFields([{ pointer: '/reason', message: answerWords.needsReason }]);
    const now = clock.now();
    await room.db.transaction().execute(async (trx) => {
      if (!(await lockOpenCase(trx, id))) throw closedCase(id);
      const stands = await findSignalInCase(trx, asked);
      if (!stands?.isIn) throw alreadyOut(asked);
      if (stands.hasBegun) throw measureBegan(asked);
      if (stands.inCase < 2) throw lastOne(id);
      await takeCaseSignalOut(trx, { ...asked, at: new Date(now) });
      await insertCaseStep(trx, {
        ...{ case_id: id, kind: 'signal-out', at: new Date(now), signal_id: signalId, reason },
        ...writerOf(at),
      });
      const fact = { at: now, kind: 'case.signal-taken-out', actor: actorOf(principal), subject: `case:${id}` };
      await appendLog(trx, { ...fact, detail: { signal: signalId } });
    });
    return showCase(room, access, { principal, language, id });
  });
}

interface Asked {
  readonly caseId: number;
  readonly signalId: number;
}

const neverIn = ({ caseId, signalId }: Asked) =>
  new WijkritmeError('not_found', {
    nl: `Signaal ${signalId} zit niet in dossier ${caseId}. Kijk in het dossier welke signalen erin zitten.`,
    en: `Signal ${signalId} is not in case ${caseId}. Look in the case which signals are.`,
  });

const alreadyOut = ({ caseId, signalId }: Asked) =>
  new WijkritmeError('conflict', {
    nl: `Signaal ${signalId} is al uit dossier ${caseId} gehaald. Kijk opnieuw in het dossier.`,
    en: `Signal ${signalId} was taken out of case ${caseId} already. Look at the case again.`,
  });

const measureBegan = ({ caseId, signalId }: Asked) =>
  new WijkritmeError('conflict', {
    nl: `In dossier ${caseId} is een maatregel begonnen toen dit signaal erin zat. Daarom blijft signaal ${signalId} in het dossier.`,
    en: `A measure of case ${caseId} began while this signal was in it. That is why signal ${signalId} stays in the case.`,
  });

const lastOne = (id: number) =>
  new WijkritmeError('conflict', {
    nl: `Een dossier heeft ten minste een signaal. Zet eerst een ander signaal in dossier ${id}, of sluit het dossier.`,
    en: `A case has at least one signal. Put another signal into case ${id} first, or close the case.`,
  });
