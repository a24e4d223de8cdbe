import { type NewFeedback, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { answerWords } from '../answer-words.ts';
import { type AtSignal, atSignal, roleFor } from '../at-signal.ts';
import { checkTexts } from '../check-answer.ts';
import { toFeedback } from '../feedback/to-feedback.ts';
import type { ResponseRoom } from '../room.ts';
import { insertFeedback, selectOwnFeedback } from '../sql/feedback.ts';

export function giveSignalFeedback({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('giveSignalFeedback', async ({ params, body, principal }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    const said = { ...body, reason: body.reason.trim() };
    if (said.verdict !== 'useful' && said.reason.length < 3)
      refuseFields([{ pointer: '/reason', message: answerWords.noVerdictReason }]);
    checkTexts({ '/reason': said.reason });
    await store(room, at, said, new Date(clock.now()));
    return toFeedback(room, at);
  });
}

/**
 * What was said before is kept. The same again is harmless: its first "yes" may have been lost.
 * @throws WijkritmeError conflict: this person has said something since
 */
async function store({ db }: ResponseRoom, at: AtSignal, said: NewFeedback, now: Date): Promise<void> {
  const { signal, person } = at;
  const role = roleFor(at, said.role);
  const [newest] = await selectOwnFeedback(db, signal.id, person.personId);
  const isSame = newest?.verdict === said.verdict && newest.reason === said.reason && newest.role === role;
  if (isSame && (said.version === newest.version || said.version === newest.version - 1)) return;
  const seen = newest?.version ?? 0;
  const isNew =
    said.version === seen &&
    (await insertFeedback(db, {
      signal_id: signal.id,
      author_id: person.personId,
      version: seen + 1,
      organisation_id: person.organisationId,
      role,
      place_id: signal.placeId,
      signal_start: signal.start,
      budgeted: signal.budgeted,
      verdict: said.verdict,
      reason: said.reason,
      given_at: now,
    }));
  if (!isNew)
    throw new WijkritmeError('conflict', {
      nl: `U hebt ergens anders iets anders over signaal ${signal.id} gezegd. Er is niets overschreven; kijk en zeg het opnieuw.`,
      en: `You have said something else about signal ${signal.id} elsewhere. Nothing was overwritten; look and say it again.`,
    });
}
