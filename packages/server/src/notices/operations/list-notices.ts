import { limits } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { countUnread, requirePerson, toNotice, visible } from '../own.ts';
import type { NoticesRoom } from '../room.ts';
import { selectNotices } from '../sql/notices.ts';

const PAGE = 50;

export function listNotices(context: Context, room: NoticesRoom): void {
  context.http.operation('listNotices', async ({ query, principal, language }) => {
    const person = requirePerson(principal);
    const limit = query.limit ?? PAGE;
    const before = query.after === undefined ? limits.id : Math.min(limits.id, Number(query.after));
    const found = await selectNotices(room.db, person.personId, { before, limit: limit + 1 });
    const rows = found.slice(0, limit);
    return {
      items: (await visible(context, room, { person, rows })).map((row) => toNotice(room, row, language)),
      next: found.length > limit ? String(rows.at(-1)?.id) : null,
      unread: await countUnread(context, room, person),
    };
  });
}
