import type { Context } from '../../foundation/context.ts';
import { atSignal } from '../at-signal.ts';
import { showSignalWork } from '../queue/show-signal-work.ts';
import type { ResponseRoom } from '../room.ts';

export function getSignalWork({ http, access }: Context, room: ResponseRoom): void {
  http.operation('getSignalWork', async ({ params, principal }) =>
    showSignalWork(room, access, await atSignal(room, access, { principal, id: params.id })),
  );
}
