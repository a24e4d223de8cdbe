import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that cannot be guessed; the prefix says what it is when somebody finds one. */
export function makeToken(prefix: 'wrs' | 'wri' | 'wrm'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** What the store keeps of a token; it has enough entropy, so a plain hash suffices. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
