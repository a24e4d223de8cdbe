import type { Context } from '../../foundation/context.ts';
import type { ResponseRoom } from '../room.ts';
import { showCase } from '../show-case.ts';

export function getCase({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getCase', async ({ params, principal, language }) =>
    showCase(room, access, { principal, language, id: params.id }),
  );
}
