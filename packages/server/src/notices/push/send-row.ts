import { DAY, SECOND } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { itemsFor } from '../items-for.ts';
import type { Outcome } from '../outcome.ts';
import { openPayload } from '../payload.ts';
import type { NoticesRoom } from '../room.ts';
import type { DeliveryRow } from '../sql/deliveries.ts';
import { findPreference } from '../sql/preferences.ts';
import { deleteDevice, findDevice, markSent, type PushDeviceRow } from '../sql/push.ts';
import { post } from '../webhooks/post.ts';
import { isServed } from './check-endpoint.ts';
import { encryptMessage } from './encrypt-message.ts';
import { findPushKeys } from './keys.ts';
import { noticesMessage, type PushMessage, testMessage } from './message.ts';
import { openSubscription } from './subscription.ts';
import { vapidHeader } from './vapid.ts';

/** A device that is off for longer finds its notices in the list. */
const KEPT_SECONDS = DAY / SECOND;
/** The push service forgot this browser, or its owner took the permission away [RFC 8030, 7.3]. */
const GONE = ['http 404', 'http 410'];
/** It will not be taken later either. */
const REFUSED = ['http 400', 'http 413'];

/** Sends one message to one device, made of what its owner may know at this moment. */
export async function sendPushRow(context: Context, room: NoticesRoom, row: DeliveryRow): Promise<Outcome> {
  const settings = context.config.push;
  const device = row.push_device_id === null ? undefined : await findDevice(room.db, row.push_device_id);
  if (!settings || !device) return { kind: 'dropped' };
  const [subscription, keys] = [openSubscription(room, device.subscription), await findPushKeys(room)];
  if (!subscription || !keys) return { kind: 'refused', error: 'sealed with another key' };
  const { endpoint, p256dh, auth } = subscription;
  if (!isServed(new URL(endpoint).hostname, settings.services))
    return { kind: 'refused', error: 'push service not allowed' };
  const message = await writeMessage(context, room, { row, device });
  if (!message) return { kind: 'dropped' };
  const receiver = { p256dh: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') };
  const now = context.clock.now();
  const outcome = await post({
    url: endpoint,
    headers: {
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      ttl: String(KEPT_SECONDS),
      urgency: 'normal',
      // What is sent once more takes the place of what still waits there [RFC 8030, 5.4].
      topic: row.id.replaceAll('-', ''),
      authorization: vapidHeader(keys, { endpoint, contact: settings.contact, now }),
    },
    body: encryptMessage(Buffer.from(JSON.stringify(message)), receiver),
    allowPrivate: context.config.privateWebhooks,
  });
  return settle(room, { device, outcome, now });
}

async function settle(
  { db }: NoticesRoom,
  { device, outcome, now }: { readonly device: PushDeviceRow; readonly outcome: Outcome; readonly now: number },
): Promise<Outcome> {
  if (outcome.kind === 'sent') await markSent(db, device.id, new Date(now));
  if (outcome.kind !== 'failed' && outcome.kind !== 'refused') return outcome;
  if (GONE.includes(outcome.error)) {
    await deleteDevice(db, { id: device.id });
    return { kind: 'dropped' };
  }
  return REFUSED.includes(outcome.error) ? { kind: 'refused', error: outcome.error } : outcome;
}

/** undefined: its owner may know nothing of it any more. */
async function writeMessage(
  context: Context,
  room: NoticesRoom,
  { row, device }: { readonly row: DeliveryRow; readonly device: PushDeviceRow },
): Promise<PushMessage | undefined> {
  const payload = openPayload(room, row.payload);
  const person = (await room.sharing.working()).find(({ principal }) => principal.personId === device.person_id);
  if (!person) return undefined;
  const { language } = await findPreference(room.db, device.person_id);
  if (payload?.type === 'push-test') return testMessage(language);
  if (payload?.type !== 'push') return undefined;
  const items = await itemsFor(context, room, { ids: payload.ids, person: person.principal });
  return items.length === 0 ? undefined : noticesMessage(items, language);
}
