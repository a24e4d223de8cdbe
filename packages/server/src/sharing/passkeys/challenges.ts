import { createHash, randomBytes } from 'node:crypto';
import { MINUTE } from '@wijkritme/contract';
import type { SharingRoom } from '../room.ts';
import { insertChallenge, takeChallenge } from '../sql/passkeys.ts';

export const CHALLENGE_MS = 5 * MINUTE;

const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest();

/** 256 bits in base64url; kept as a hash until it is used or ends. `personId`: who adds a passkey; null: somebody signs in. */
export async function makeChallenge(room: SharingRoom, personId: number | null, now: number): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const endsAt = new Date(now + CHALLENGE_MS);
  await insertChallenge(room.db, { hash: hashOf(challenge), personId, now: new Date(now), endsAt });
  return challenge;
}

/** Counts once: true the first time, in time, and for the person it was made for. */
export const isFreshChallenge = (room: SharingRoom, challenge: string, personId: number | null, now: number) =>
  takeChallenge(room.db, { hash: hashOf(challenge), personId, now: new Date(now) });
