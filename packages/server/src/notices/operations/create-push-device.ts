import { MOST_PUSH_DEVICES, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { wrongFields } from '../../foundation/refuse-fields.ts';
import { fieldWords } from '../field-words.ts';
import { requirePerson } from '../own.ts';
import { checkEndpoint } from '../push/check-endpoint.ts';
import { isPublicKey } from '../push/encrypt-message.ts';
import { hashOf, sealSubscription } from '../push/subscription.ts';
import type { NoticesRoom } from '../room.ts';
import { saveDevice } from '../sql/push.ts';
import { toPushDevice } from '../to-push-device.ts';

export function createPushDevice({ http, clock, config }: Context, room: NoticesRoom): void {
  http.operation('createPushDevice', async ({ body, principal }) => {
    const { personId } = requirePerson(principal);
    if (!config.push)
      throw new WijkritmeError('conflict', {
        nl: 'Deze installatie stuurt geen berichten naar apparaten; PUSH_CONTACT zet dat aan. Vraag uw beheerder.',
        en: 'This installation sends no messages to devices; PUSH_CONTACT turns it on. Ask your administrator.',
      });
    const { services } = config.push;
    const endpoint = checkEndpoint(body.endpoint, { services, allowPrivate: config.privateWebhooks });
    if (!isPublicKey(Buffer.from(body.p256dh, 'base64url')))
      throw wrongFields([{ pointer: '/p256dh', message: fieldWords.noPoint }]);
    const row = {
      person_id: personId,
      name: body.name.trim(),
      service: new URL(endpoint).hostname,
      endpoint_hash: hashOf(body.endpoint),
      subscription: sealSubscription(room, { ...body, endpoint }),
      created_at: new Date(clock.now()),
      last_sent_at: null,
    };
    const saved = await saveDevice(room.db, row, MOST_PUSH_DEVICES);
    if (!saved)
      throw new WijkritmeError('conflict', {
        nl: `U hebt al ${MOST_PUSH_DEVICES} apparaten; haal er eerst een weg.`,
        en: `You have ${MOST_PUSH_DEVICES} devices already; take one away first.`,
      });
    return toPushDevice(saved);
  });
}
