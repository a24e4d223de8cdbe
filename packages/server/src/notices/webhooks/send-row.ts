import { SECOND } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Outcome } from '../outcome.ts';
import { openPayload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import type { DeliveryRow } from '../sql/deliveries.ts';
import { findWebhook } from '../sql/webhooks.ts';
import { post } from './post.ts';
import { openSecret } from './secret.ts';
import { signedHeaders } from './sign.ts';

/** Sends one message to a program, signed at this moment. */
export async function sendWebhookRow(context: Context, room: NoticesRoom, row: DeliveryRow): Promise<Outcome> {
  const webhook = row.webhook_id === null ? undefined : await findWebhook(room.db, row.webhook_id);
  if (!webhook?.enabled) return { kind: 'dropped' };
  const payload = openPayload(room, row.payload);
  const secret = openSecret(room, webhook.secret);
  if (payload?.type !== 'webhook' || secret === undefined) return { kind: 'refused', error: 'sealed with another key' };
  const body = JSON.stringify(payload.body);
  const timestamp = Math.floor(context.clock.now() / SECOND);
  return post({
    url: webhook.url,
    headers: signedHeaders({ id: row.id, timestamp, body }, secret),
    body,
    allowPrivate: context.config.privateWebhooks,
  });
}
