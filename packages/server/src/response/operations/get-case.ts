import type { Context } from '../../foundation/context.ts';
import { atCase } from '../at-case.ts';
import type { ResponseRoom } from '../room.ts';
import { toCase } from '../to-case.ts';

export function getCase({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getCase', async ({ params, principal, language }) =>
    toCase(room, await atCase(room, access, { principal, id: params.id }), language),
  );
}
