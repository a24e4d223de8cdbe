import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import type { ObservationsRoom } from '../room.ts';
import { deleteFeed as removeFeed } from '../sql/feeds.ts';

export function deleteFeed({ http, clock }: Context, { db }: ObservationsRoom): void {
  http.operation('deleteFeed', async ({ params, principal }) => {
    const removed = await db.transaction().execute(async (trx) => {
      if (!(await removeFeed(trx, params.id))) return false;
      await appendLog(trx, {
        at: clock.now(),
        kind: 'feed.removed',
        actor: actorOf(principal),
        subject: `thing:${params.id}`,
        detail: {},
      });
      return true;
    });
    return { removed };
  });
}
