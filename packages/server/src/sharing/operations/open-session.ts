import { MINUTE, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { isSameKey } from '../admin-key.ts';
import type { SharingRoom } from '../room.ts';
import { writeSessionCookie } from '../sessions/session-cookie.ts';
import { sessionOf } from '../sessions/to-session.ts';

/** Wrong keys that are answered per minute, over all callers. */
const WRONG_PER_MINUTE = 10;

export function openSession({ http, clock, config, access }: Context, { db, adminKey, sessions }: SharingRoom): void {
  let wrong: number[] = [];
  http.operation('openSession', async ({ body, reply }) => {
    const now = clock.now();
    wrong = wrong.filter((at) => at > now - MINUTE);
    if (wrong.length >= WRONG_PER_MINUTE) {
      throw new WijkritmeError(
        'rate_limited',
        { nl: 'Er kwamen te veel foute sleutels; wacht een minuut.', en: 'Too many wrong keys; wait a minute.' },
        { retryAfterSeconds: 60 },
      );
    }
    if (!isSameKey(body.key, adminKey)) {
      wrong.push(now);
      throw new WijkritmeError('key_invalid', {
        nl: 'Dit is niet de sleutel van deze installatie. Hij staat in de terminal, of in admin.key in de gegevensmap.',
        en: 'This is not the key of this installation: see the terminal, or admin.key in the data folder.',
      });
    }
    reply.header('set-cookie', writeSessionCookie(config, await sessions.open({ way: 'key' })));
    return sessionOf(db, access, { kind: 'administrator' });
  });
}
