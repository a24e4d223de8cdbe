import type { Context } from '../../foundation/context.ts';
import type { SharingRoom } from '../room.ts';
import { selectPurposes } from '../sql/purposes.ts';

export function listPurposes({ http }: Context, { db }: SharingRoom): void {
  http.operation('listPurposes', async ({ principal }) => {
    const sessionId = 'sessionId' in principal ? principal.sessionId : undefined;
    return { items: sessionId === undefined ? [] : await selectPurposes(db, sessionId) };
  });
}
