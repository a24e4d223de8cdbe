import type { Delivery, Webhook } from '@wijkritme/contract';
import type { DeliveryRow } from './sql/deliveries.ts';
import type { WebhookRow } from './sql/webhooks.ts';

/** Without what is in it, and without the address. */
export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    channel: row.channel,
    personId: row.person_id,
    webhookId: row.webhook_id,
    state: row.state,
    attempts: row.attempts,
    dueAt: row.state === 'waiting' ? row.due_at.toISOString() : null,
    error: row.error,
    createdAt: row.created_at.toISOString(),
  };
}

export function toWebhook(row: WebhookRow): Webhook {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    kinds: row.kinds,
    placeId: row.place_id,
    enabled: row.enabled,
    createdAt: row.created_at.toISOString(),
  };
}
