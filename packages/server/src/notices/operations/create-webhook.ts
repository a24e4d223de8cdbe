import { WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { actorOf } from '../../foundation/principals.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { appendLog } from '../../sharing/index.ts';
import { fieldWords } from '../field-words.ts';
import type { NoticesRoom } from '../room.ts';
import { insertWebhook, selectWebhooks } from '../sql/webhooks.ts';
import { toWebhook } from '../to-delivery.ts';
import { checkWebhookUrl } from '../webhooks/address.ts';
import { sealSecret } from '../webhooks/secret.ts';
import { makeSecret } from '../webhooks/sign.ts';

const MOST = 20;

export function createWebhook({ http, clock, config }: Context, room: NoticesRoom): void {
  http.operation('createWebhook', async ({ body, principal }) => {
    const url = checkWebhookUrl(body.url, config.privateWebhooks);
    if (body.placeId !== null && !room.places.directory.find(body.placeId))
      throw wrongFields([{ pointer: '/placeId', message: fieldWords.noPlace }]);
    if ((await selectWebhooks(room.db)).length >= MOST)
      throw new WijkritmeError('conflict', {
        nl: `Er zijn al ${MOST} webhooks; haal er eerst een weg.`,
        en: `There are ${MOST} webhooks already; take one off first.`,
      });
    const secret = makeSecret();
    const at = clock.now();
    const webhook = await room.db.transaction().execute(async (trx) => {
      const made = await insertWebhook(trx, {
        name: body.name.trim(),
        url,
        secret: sealSecret(room, secret),
        kinds: body.kinds,
        place_id: body.placeId,
        enabled: true,
        created_at: new Date(at),
      });
      const detail = { host: new URL(url).host };
      await appendLog(trx, {
        at,
        kind: 'webhook.made',
        actor: actorOf(principal),
        subject: `webhook:${made.id}`,
        detail,
      });
      return made;
    });
    return { webhook: toWebhook(webhook), secret };
  });
}
