import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { type NewPasskeyResponse, type PasskeySignInResponse, WijkritmeError } from '@wijkritme/contract';
import type { SharingRoom } from '../room.ts';
import type { PasskeyRow, PasskeyUse } from '../sql/passkeys.ts';
import { isFreshChallenge } from './challenges.ts';
import type { RelyingParty } from './relying-party.ts';

interface Expected {
  readonly party: RelyingParty;
  /** For whom the challenge was made; null: for who signs in. */
  readonly personId: number | null;
  readonly now: number;
}

export interface NewCredential {
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly synced: boolean;
}

/** The same for whatever is wrong: a replay, another origin, another key, nobody there. */
export const passkeyRefused = () =>
  new WijkritmeError('sign_in_failed', {
    nl: 'Deze passkey klopt hier niet, of het duurde te lang. Begin opnieuw.',
    en: 'This passkey is not right here, or it took too long. Begin again.',
  });

/** Origin, name, challenge, that a person was verified, and the form of the key [WebAuthn, 7.1]. */
export async function verifyNew(
  room: SharingRoom,
  response: NewPasskeyResponse,
  { party, personId, now }: Expected,
): Promise<NewCredential> {
  const verified = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: (challenge) => isFreshChallenge(room, challenge, personId, now),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw passkeyRefused();
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return {
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    synced: credentialBackedUp,
  };
}

/** The signature of this passkey over a challenge of ours, from a page of ours, by a person who was verified [WebAuthn, 7.2]. */
export async function verifySignIn(
  room: SharingRoom,
  { response, passkey }: { readonly response: PasskeySignInResponse; readonly passkey: PasskeyRow },
  { party, personId, now }: Expected,
): Promise<PasskeyUse> {
  const verified = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: (challenge) => isFreshChallenge(room, challenge, personId, now),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
    },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw passkeyRefused();
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  return { counter: newCounter, now: new Date(now), synced: credentialBackedUp };
}
