import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { refuseFields } from '../../foundation/refuse-fields.ts';
import { answerWords } from '../answer-words.ts';
import { atSignal, roleFor } from '../at-signal.ts';
import { checkTexts } from '../check-answer.ts';
import { checkSharing } from '../check-sharing.ts';
import { sharingOf } from '../feedback/sharing-of.ts';
import { storeFeedback } from '../feedback/store-feedback.ts';
import { toFeedback } from '../feedback/to-feedback.ts';
import type { ResponseRoom } from '../room.ts';
import { toSharingColumns } from '../sharing-mark.ts';

export function giveSignalFeedback({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('giveSignalFeedback', async ({ params, body, principal }) => {
    const at = await atSignal(room, access, { principal, id: params.id });
    const reason = body.reason.trim();
    if (body.verdict !== 'useful' && reason.length < 3)
      refuseFields([{ pointer: '/reason', message: answerWords.noVerdictReason }]);
    checkTexts({ '/reason': reason });
    const sharing = sharingOf(body);
    if (sharing) await checkSharing(room, sharing, at.signal.placeId);
    await storeFeedback(room, at, {
      verdict: body.verdict,
      reason,
      role: roleFor(at, body.role),
      version: body.version,
      sharing: sharing && toSharingColumns(sharing),
      at: new Date(clock.now()),
      actor: actorOf(principal),
    });
    return toFeedback(room, at);
  });
}
