import type { Context } from '../../foundation/context.ts';
import type { SharingRoom } from '../room.ts';
import { sessionOf } from '../sessions/to-session.ts';

export function getSession({ http, access }: Context, { db }: SharingRoom): void {
  http.operation('getSession', ({ principal }) => sessionOf(db, access, principal));
}
