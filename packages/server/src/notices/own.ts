import { type Notice, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import type { Language } from '../foundation/http/language.ts';
import type { PersonPrincipal, Principal } from '../foundation/principals.ts';
import { mayKnow } from './audience.ts';
import { lineOf } from './mail/mail-text.ts';
import type { NoticesRoom } from './room.ts';
import { type NoticeRow, selectUnread, type ToldNotice } from './sql/notices.ts';
import { stillAsked } from './still-asked.ts';

/** Unread ones that are counted; a page says “99+” beyond. */
const MOST_COUNTED = 100;

/** @throws WijkritmeError forbidden: the key of the installation, which is nobody who is told something */
export function requirePerson(principal: Principal): PersonPrincipal {
  if (principal.kind === 'person') return principal;
  throw new WijkritmeError('forbidden', {
    nl: 'Meldingen horen bij een persoon; meld u aan met uw eigen account in plaats van met de sleutel.',
    en: 'Notices belong to a person; sign in with your own account instead of the key.',
  });
}

/** Those that this person may know of now, whose signal is there still, and that still ask something of them. */
export async function visible<T extends NoticeRow>(
  { access }: Context,
  room: NoticesRoom,
  { person, rows }: { readonly person: PersonPrincipal; readonly rows: readonly T[] },
): Promise<T[]> {
  const present = await room.rhythm.present(rows.flatMap((row) => (row.kind === 'case' ? [] : [row.subject_id])));
  const found: T[] = [];
  for (const row of await stillAsked(room, person.personId, rows)) {
    const news = { kind: row.kind, subjectId: row.subject_id, placeId: row.place_id };
    const isThere = row.kind === 'case' || present.has(row.subject_id);
    if (isThere && (await mayKnow(room, access, { person, news }))) found.push(row);
  }
  return found;
}

export async function countUnread(context: Context, room: NoticesRoom, person: PersonPrincipal): Promise<number> {
  const rows = await selectUnread(room.db, person.personId, MOST_COUNTED);
  return (await visible(context, room, { person, rows })).length;
}

export function toNotice({ places }: NoticesRoom, row: ToldNotice, language: Language): Notice {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    placeId: row.place_id,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    capped: row.capped,
    sentence: lineOf(
      {
        kind: row.kind,
        subjectId: row.subject_id,
        cause: row.cause,
        causes: row.causes,
        tellsWhat: true,
        place: places.directory.find(row.place_id ?? -1)?.name ?? null,
      },
      language,
    ),
  };
}
