import type { Context } from '../../foundation/context.ts';
import { cookieOf, sessionCookie } from '../../foundation/http/authenticate.ts';
import type { SharingRoom } from '../room.ts';
import { clearSessionCookie } from '../sessions/session-cookie.ts';
import { visitorSession } from '../sessions/to-session.ts';
import { hashOfToken } from '../sessions/token.ts';
import { deleteSessionByToken } from '../sql/sessions.ts';

export function closeSession({ http, config }: Context, { db }: SharingRoom): void {
  http.operation('closeSession', async ({ request, reply }) => {
    const token = cookieOf(request, sessionCookie);
    if (token !== undefined) await deleteSessionByToken(db, hashOfToken(token));
    reply.header('set-cookie', clearSessionCookie(config));
    return visitorSession;
  });
}
