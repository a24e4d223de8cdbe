import { createHash } from 'node:crypto';
import type { NewPushDevice } from '@wijkritme/contract';
import type { NoticesRoom } from '../room.ts';

const PURPOSE = 'push subscription';

/** Where messages to one browser go and how they are encrypted. */
export type Subscription = Pick<NewPushDevice, 'endpoint' | 'p256dh' | 'auth'>;

export const sealSubscription = (
  { sharing }: Pick<NoticesRoom, 'sharing'>,
  { endpoint, p256dh, auth }: Subscription,
): Buffer => sharing.sealer.seal(JSON.stringify({ endpoint, p256dh, auth }), PURPOSE);

/** undefined: it was sealed with a key that is gone. */
export function openSubscription({ sharing }: Pick<NoticesRoom, 'sharing'>, sealed: Buffer): Subscription | undefined {
  const text = sharing.sealer.open(sealed, PURPOSE);
  // Written by `sealSubscription` alone: what opens with our key is of this shape.
  return text === undefined ? undefined : (JSON.parse(text) as Subscription);
}

/** By which a browser that comes again is known. */
export const hashOf = (endpoint: string): Buffer => createHash('sha256').update(endpoint).digest();
