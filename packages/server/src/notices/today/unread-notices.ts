import type { Context } from '../../foundation/context.ts';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { Reader } from '../../foundation/reader.ts';
import type { Waiting } from '../../response/index.ts';
import { countUnread } from '../own.ts';
import type { NoticesRoom } from '../room.ts';

/** One item for all that one has not read. */
export async function unreadNotices(
  context: Context,
  room: NoticesRoom,
  { person, reader }: { readonly person: PersonPrincipal; readonly reader: Reader },
): Promise<Waiting> {
  const count = await countUnread(context, room, person);
  if (count === 0) return { kind: 'notices', total: 0, items: [] };
  const nl = reader.language === 'nl';
  const notices = nl ? (count === 1 ? 'melding' : 'meldingen') : count === 1 ? 'notice' : 'notices';
  return {
    kind: 'notices',
    total: 1,
    items: [
      {
        kind: 'notices',
        subjectId: person.personId,
        datastreamId: null,
        sentence: nl ? `U heeft ${count} nieuwe ${notices}.` : `You have ${count} new ${notices}.`,
        detail: null,
        reason: nl ? 'U heeft gekozen waarover u iets hoort.' : 'You chose what you are told of.',
        dueAt: null,
        late: false,
      },
    ],
  };
}
