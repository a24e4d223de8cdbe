import type { Context } from '../../foundation/context.ts';
import { atSignal, roleFor } from '../at-signal.ts';
import { checkExplanation, checkTexts } from '../check-answer.ts';
import { checkSharing } from '../check-sharing.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns } from '../sharing-mark.ts';
import { storeAnswer } from '../store-answer.ts';
import { toInterpretations } from '../to-interpretations.ts';

export function commitInterpretation({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('commitInterpretation', async ({ params, body, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    const { explanationId, sure } = body;
    const role = roleFor(at, body.role);
    const [words, alsoKnown] = [body.words.trim(), body.alsoKnown.trim()];
    checkTexts({ '/words': words, '/alsoKnown': alsoKnown });
    await checkExplanation(room, explanationId);
    await checkSharing(room, body, at.signal.placeId);
    await storeAnswer(room.db, at, {
      role,
      state: 'committed',
      explanation_id: explanationId,
      sure,
      words,
      also_known: alsoKnown,
      ...toSharingColumns(body),
      answered_at: new Date(clock.now()),
    });
    return toInterpretations(room, at, language);
  });
}
