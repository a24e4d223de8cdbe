import type { Context } from '../../foundation/context.ts';
import { atSignal } from '../at-signal.ts';
import { toFeedback } from '../feedback/to-feedback.ts';
import type { ResponseRoom } from '../room.ts';

export function getSignalFeedback({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getSignalFeedback', async ({ params, principal }) =>
    toFeedback(room, await atSignal(room, access, { principal, id: params.id })),
  );
}
