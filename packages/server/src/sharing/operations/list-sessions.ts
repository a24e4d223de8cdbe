import type { Context } from '../../foundation/context.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { SharingRoom } from '../room.ts';
import { lasting } from '../sessions/session-limits.ts';
import { selectSessions } from '../sql/sessions.ts';

export function listSessions({ http, clock }: Context, { db }: SharingRoom): void {
  http.operation('listSessions', async ({ principal }) => {
    const rows = await selectSessions(db, personIdOf(principal), lasting(clock.now()));
    return {
      items: rows.map((row) => ({
        id: row.id,
        way: row.way,
        openedAt: row.opened_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        current: 'sessionId' in principal && principal.sessionId === row.id,
      })),
    };
  });
}

/** Whose sessions these are; null: of the administrator key. Only who has signed in gets here. */
export function personIdOf(principal: Principal): number | null {
  return principal.kind === 'person' ? principal.personId : null;
}
