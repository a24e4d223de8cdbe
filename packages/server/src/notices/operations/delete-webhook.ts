import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { appendLog } from '../../sharing/index.ts';
import { noWebhook } from '../get-webhook.ts';
import type { NoticesRoom } from '../room.ts';
import { deleteWebhookRow } from '../sql/webhooks.ts';

export function deleteWebhook({ http, clock }: Context, { db }: NoticesRoom): void {
  http.operation('deleteWebhook', async ({ params, principal }) => {
    await db.transaction().execute(async (trx) => {
      if (!(await deleteWebhookRow(trx, params.id))) throw noWebhook(params.id);
      const subject = `webhook:${params.id}`;
      await appendLog(trx, {
        at: clock.now(),
        kind: 'webhook.deleted',
        actor: actorOf(principal),
        subject,
        detail: null,
      });
    });
    return {};
  });
}
