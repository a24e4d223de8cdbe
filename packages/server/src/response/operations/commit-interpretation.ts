import type { Context } from '../../foundation/context.ts';
import { atSignal, roleFor } from '../at-signal.ts';
import { checkAudience, checkExplanation, checkTexts } from '../check-answer.ts';
import type { ResponseRoom } from '../room.ts';
import { storeAnswer } from '../store-answer.ts';
import { toInterpretations } from '../to-interpretations.ts';

export function commitInterpretation({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('commitInterpretation', async ({ params, body, principal, language }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    const { explanationId, sure, label } = body;
    const role = roleFor(at, body.role);
    const [words, alsoKnown] = [body.words.trim(), body.alsoKnown.trim()];
    checkTexts({ '/words': words, '/alsoKnown': alsoKnown });
    await checkExplanation(room, explanationId);
    await checkAudience(room, body);
    await storeAnswer(room.db, at, {
      role,
      state: 'committed',
      explanation_id: explanationId,
      sure,
      words,
      also_known: alsoKnown,
      label,
      audience: [...body.audience].sort((a, b) => a - b),
      answered_at: new Date(clock.now()),
    });
    return toInterpretations(room, at, language);
  });
}
