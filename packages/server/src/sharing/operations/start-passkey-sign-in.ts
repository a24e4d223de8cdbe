import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { MINUTE, SECOND, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { Throttle } from '../accounts/throttle.ts';
import { CHALLENGE_MS, makeChallenge } from '../passkeys/challenges.ts';
import { relyingPartyOf } from '../passkeys/relying-party.ts';
import type { SharingRoom } from '../room.ts';

/** Each is a row in the store; a person needs one, a network of an office some. */
const perAddress = { limit: 60, windowMs: 15 * MINUTE };

export function startPasskeySignIn({ http, clock, config }: Context, room: SharingRoom): void {
  const addresses = new Throttle(clock, perAddress);
  http.operation('startPasskeySignIn', async ({ request }) => {
    const party = relyingPartyOf(config, request.host);
    const waitMs = addresses.waitOf(request.ip);
    if (waitMs > 0)
      throw new WijkritmeError(
        'rate_limited',
        {
          nl: `Dit is te vaak geprobeerd; wacht ${Math.ceil(waitMs / MINUTE)} minuten.`,
          en: `Too many attempts; wait ${Math.ceil(waitMs / MINUTE)} minutes.`,
        },
        {
          retryAfterSeconds: Math.ceil(waitMs / SECOND),
        },
      );
    addresses.count(request.ip);
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      challenge: Buffer.from(await makeChallenge(room, null, clock.now()), 'base64url'),
      timeout: CHALLENGE_MS,
      // No list of credentials: the browser offers those it has for this name, so nobody can ask who has an account.
      userVerification: 'required',
    });
    return { options: { ...options } };
  });
}
