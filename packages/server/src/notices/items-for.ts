import type { Context } from '../foundation/context.ts';
import { mayKnow } from './audience.ts';
import { asksSomething } from './case-news.ts';
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
  const cases = new Set<number>();
  const rows = await stillAsked(room, person.personId, await selectByIds(room.db, person.personId, ids));
  for (const row of rows) {
    const news = { kind: row.kind, subjectId: row.subject_id, placeId: row.place_id };
    const isCaseNews = row.kind === 'case' && !asksSomething(row.cause);
    if (isCaseNews && cases.has(row.subject_id)) continue;
    if (!(await mayKnow(room, access, { person, news }))) continue;
    if (isCaseNews) cases.add(row.subject_id);
    const tellsWhat = await maySayMore(room, { news, person });
    items.push({
      kind: row.kind,
      cause: row.cause,
      causes: row.causes,
      tellsWhat,
      subjectId: row.subject_id,
      place: tellsWhat ? (room.places.directory.find(news.placeId ?? -1)?.name ?? null) : null,
    });
  }
  return items;
}

/** Where it is and what happened is told, unless the label of a case keeps that among some: then there is news, and no more. */
async function maySayMore(
  { response }: NoticesRoom,
  { news, person }: { news: Parameters<typeof mayKnow>[2]['news']; person: Parameters<typeof mayKnow>[2]['person'] },
): Promise<boolean> {
  if (news.kind !== 'case') return true;
  const label = (await response.findCase(person, news.subjectId))?.label;
  return label === 'TLP:CLEAR' || label === 'TLP:GREEN';
}
