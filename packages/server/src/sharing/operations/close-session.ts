import type { Session } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { sessionCookie } from '../../foundation/http/authenticate.ts';

export function closeSession({ http }: Context): void {
  http.operation('closeSession', ({ reply }): Session => {
    reply.header('set-cookie', `${sessionCookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
    return { role: 'visitor' };
  });
}
