import type { Context } from '../../foundation/context.ts';
import type { NoticesRoom } from '../room.ts';
import { selectWebhooks } from '../sql/webhooks.ts';
import { toWebhook } from '../to-delivery.ts';

export function listWebhooks({ http }: Context, { db }: NoticesRoom): void {
  http.operation('listWebhooks', async () => ({ items: (await selectWebhooks(db)).map(toWebhook) }));
}
