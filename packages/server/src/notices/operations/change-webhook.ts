import type { Context } from '../../foundation/context.ts';
import { noWebhook } from '../get-webhook.ts';
import type { NoticesRoom } from '../room.ts';
import { updateWebhook } from '../sql/webhooks.ts';
import { toWebhook } from '../to-delivery.ts';

export function changeWebhook({ http }: Context, { db }: NoticesRoom): void {
  http.operation('changeWebhook', async ({ params, body }) => {
    const row = await updateWebhook(db, params.id, body.enabled);
    if (!row) throw noWebhook(params.id);
    return toWebhook(row);
  });
}
