import type { Context } from '../foundation/context.ts';
import { mayKnow } from './audience.ts';
import type { MailItem } from './mail/mail-text.ts';
import type { NoticesRoom } from './room.ts';
import { selectByIds } from './sql/read-notices.ts';
import { stillAsked } from './still-asked.ts';

/** What somebody was told and may know of at this moment, as it may leave: by mail or to a device. */
export async function itemsFor(
  { access }: Context,
  room: NoticesRoom,
  { ids, person }: { ids: readonly number[]; person: Parameters<typeof mayKnow>[2]['person'] },
): Promise<MailItem[]> {
  const items: MailItem[] = [];
  const rows = await stillAsked(room, person.personId, await selectByIds(room.db, person.personId, ids));
  for (const row of rows) {
    const news = { kind: row.kind, subjectId: row.subject_id, placeId: row.place_id };
    if (!(await mayKnow(room, access, { person, news }))) continue;
    items.push({
      kind: row.kind,
      cause: row.cause,
      subjectId: row.subject_id,
      place: await placeFor(room, { news, person }),
    });
  }
  return items;
}

/** A place is told, unless the label of a case keeps it among some: then there is news, and no more. */
async function placeFor(
  { places, response }: NoticesRoom,
  { news, person }: { news: Parameters<typeof mayKnow>[2]['news']; person: Parameters<typeof mayKnow>[2]['person'] },
): Promise<string | null> {
  if (news.kind === 'case') {
    const label = (await response.findCase(person, news.subjectId))?.label;
    if (label !== 'TLP:CLEAR' && label !== 'TLP:GREEN') return null;
  }
  return places.directory.find(news.placeId ?? -1)?.name ?? null;
}
