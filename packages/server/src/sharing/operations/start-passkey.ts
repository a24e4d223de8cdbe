import { generateRegistrationOptions } from '@simplewebauthn/server';
import { mostPasskeys, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { checkOwnPassword } from '../accounts/own-account.ts';
import { CHALLENGE_MS, makeChallenge } from '../passkeys/challenges.ts';
import { relyingPartyOf } from '../passkeys/relying-party.ts';
import type { SharingRoom } from '../room.ts';
import { selectPasskeys } from '../sql/passkeys.ts';
import { selectPersonName } from '../sql/people.ts';

export function startPasskey({ http, clock, config }: Context, room: SharingRoom): void {
  http.operation('startPasskey', async ({ body, principal, request }) => {
    const party = relyingPartyOf(config, request.host);
    const { personId } = await checkOwnPassword(room, principal, { given: body.password, from: request.ip });
    const known = await selectPasskeys(room.db, personId);
    if (known.length >= mostPasskeys)
      throw new WijkritmeError('conflict', {
        nl: `U hebt ${mostPasskeys} passkeys; haal er eerst een weg.`,
        en: `You have ${mostPasskeys} passkeys; take one away before you add another.`,
      });
    const { name, email } = await selectPersonName(room.db, personId);
    const options = await generateRegistrationOptions({
      rpName: 'Wijkritme',
      rpID: party.id,
      userName: email ?? name,
      userDisplayName: name,
      // A number of ours: nothing about the person [WebAuthn, 14.6.1].
      userID: new TextEncoder().encode(`person:${personId}`),
      challenge: Buffer.from(await makeChallenge(room, personId, clock.now()), 'base64url'),
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      excludeCredentials: known.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { options: { ...options } };
  });
}
