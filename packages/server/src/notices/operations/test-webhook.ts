import { randomUUID } from 'node:crypto';
import type { Context } from '../../foundation/context.ts';
import { webhookRow } from '../delivery-rows.ts';
import { noWebhook } from '../get-webhook.ts';
import { sealPayload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import { insertDeliveries } from '../sql/deliveries.ts';
import { findWebhook } from '../sql/webhooks.ts';
import { toDelivery } from '../to-delivery.ts';

export function testWebhook({ http, clock }: Context, room: NoticesRoom): void {
  http.operation('testWebhook', async ({ params }) => {
    if (!(await findWebhook(room.db, params.id))) throw noWebhook(params.id);
    const now = new Date(clock.now());
    const body = { type: 'test', timestamp: now.toISOString(), data: {} };
    const payload = sealPayload(room, { type: 'webhook', body });
    const row = webhookRow({ webhookId: params.id, now, cause: `test:${randomUUID()}` }, payload);
    await insertDeliveries(room.db, [row]);
    room.wake();
    return toDelivery(row);
  });
}
