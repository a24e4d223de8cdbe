import { MINUTE, type Session, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { sessionCookie } from '../../foundation/http/authenticate.ts';
import { isSameKey } from '../admin-key.ts';
import { makeSessionToken, SESSION_MS } from '../session-token.ts';

/** Wrong keys that are answered per minute, over all callers. */
const WRONG_PER_MINUTE = 10;

export function openSession({ http, clock, config }: Context, adminKey: string): void {
  let wrong: number[] = [];
  http.operation('openSession', ({ body, reply }): Session => {
    const now = clock.now();
    wrong = wrong.filter((at) => at > now - MINUTE);
    if (wrong.length >= WRONG_PER_MINUTE) {
      throw new WijkritmeError('rate_limited', 'Too many wrong keys; wait a minute.', { retryAfterSeconds: 60 });
    }
    if (!isSameKey(body.key, adminKey)) {
      wrong.push(now);
      throw new WijkritmeError(
        'key_invalid',
        'This is not the key of this installation: see the terminal, or admin.key in the data folder.',
      );
    }
    const secure = config.publicUrl?.startsWith('https:') ? '; Secure' : '';
    const token = makeSessionToken(adminKey, now);
    reply.header(
      'set-cookie',
      `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_MS / 1000}${secure}`,
    );
    return { role: 'administrator' };
  });
}
