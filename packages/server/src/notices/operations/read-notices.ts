import type { Context } from '../../foundation/context.ts';
import { countUnread, requirePerson } from '../own.ts';
import type { NoticesRoom } from '../room.ts';
import { markRead } from '../sql/notices.ts';

export function readNotices(context: Context, room: NoticesRoom): void {
  context.http.operation('readNotices', async ({ body, principal }) => {
    const person = requirePerson(principal);
    await markRead(room.db, person.personId, { upTo: body.upTo, now: new Date(context.clock.now()) });
    room.rhythm.nudge(new Set([person.personId]));
    return { unread: await countUnread(context, room, person) };
  });
}
