import { createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { encodeContent } from './content-coding.ts';

/** What a browser gave out of its subscription: its public key on P-256, uncompressed, and its secret of 16 bytes. */
export interface Receiver {
  readonly p256dh: Buffer;
  readonly auth: Buffer;
}

/** Of the sender, new for each message; tests give those of the RFC. */
export interface MessageSecrets {
  readonly privateKey: Buffer;
  readonly salt: Buffer;
}

/**
 * A message that this one browser can read, and nobody on the way [RFC 8291, 3.4].
 * @throws Error on a key that is no point of the curve
 * @example encryptMessage(Buffer.from('{}'), { p256dh, auth })
 */
export function encryptMessage(content: Buffer, { p256dh, auth }: Receiver, given?: MessageSecrets): Buffer {
  const sender = createECDH('prime256v1');
  if (given) sender.setPrivateKey(given.privateKey);
  else sender.generateKeys();
  const ownPublic = sender.getPublicKey();
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, ownPublic]);
  const secret = Buffer.from(hkdfSync('sha256', sender.computeSecret(p256dh), auth, info, 32));
  return encodeContent(content, { secret, salt: given?.salt ?? randomBytes(16), keyId: ownPublic });
}

/** Is it a point of the curve, so that something can be encrypted for it? */
export function isPublicKey(p256dh: Buffer): boolean {
  const own = createECDH('prime256v1');
  own.generateKeys();
  try {
    return own.computeSecret(p256dh).length === 32;
  } catch {
    return false;
  }
}
