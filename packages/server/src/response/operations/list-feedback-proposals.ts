import type { Context } from '../../foundation/context.ts';
import { toProposals } from '../feedback/to-proposals.ts';
import type { ResponseRoom } from '../room.ts';

export function listFeedbackProposals({ http, access, clock }: Context, room: ResponseRoom): void {
  http.operation('listFeedbackProposals', async ({ query, principal, language }) => ({
    items: await toProposals(room, { access, principal, language, now: clock.now(), placeId: query.place }),
  }));
}
