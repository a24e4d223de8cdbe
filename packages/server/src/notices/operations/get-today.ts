import type { Today, TodayItem } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { Waiting } from '../../response/index.ts';
import { requirePerson } from '../own.ts';
import type { NoticesRoom } from '../room.ts';
import { passportsEnding } from '../today/passports-ending.ts';
import { unreadNotices } from '../today/unread-notices.ts';

export function getToday(context: Context, room: NoticesRoom): void {
  const { http, access, clock } = context;
  http.operation('getToday', async (reader) => {
    const person = requirePerson(reader.principal);
    const [waiting, unread] = await Promise.all([
      room.response.waitingFor(person, reader),
      unreadNotices(context, room, { person, reader }),
    ]);
    return toToday([...waiting, passportsEnding(room, { access, person, reader }, clock.now()), unread]);
  });
}

function toToday(parts: readonly Waiting[]): Today {
  return {
    items: parts.flatMap(({ items }) => items).sort(byUrgency),
    more: parts.flatMap(({ kind, items, total }) =>
      total > items.length ? [{ kind, count: total - items.length }] : [],
    ),
  };
}

/** Late ones first, then by their day, then those without a day; else in the order in which they came. */
function byUrgency(one: TodayItem, other: TodayItem): number {
  if (one.late !== other.late) return one.late ? -1 : 1;
  return (one.dueAt ?? '9') < (other.dueAt ?? '9') ? -1 : (one.dueAt ?? '9') > (other.dueAt ?? '9') ? 1 : 0;
}
