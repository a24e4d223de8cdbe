import type { Context } from '../../foundation/context.ts';
import { atSignal } from '../at-signal.ts';
import { checkExplanation, checkTexts } from '../check-answer.ts';
import { refuseChange } from '../refuse-change.ts';
import type { ResponseRoom } from '../room.ts';
import { updateLater } from '../sql/write-interpretations.ts';
import { toInterpretations } from '../to-interpretations.ts';

export function changeOwnOpinion({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('changeOwnOpinion', async ({ params, body, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    const { explanationId, sure, version } = body;
    const words = body.words.trim();
    checkTexts({ '/words': words });
    await checkExplanation(room, explanationId);
    const own = { signalId: at.signal.id, authorId: at.person.personId, version };
    const later = { explanationId, sure, words, at: new Date(clock.now()) };
    if (!(await updateLater(room.db, own, later))) await refuseChange(room.db, own);
    return toInterpretations(room, at, language);
  });
}
