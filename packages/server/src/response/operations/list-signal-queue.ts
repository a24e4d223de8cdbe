import type { QueuedSignal } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { SignalChoice, SignalsAsked } from '../../rhythm/index.ts';
import { choiceOf, type Mine } from '../queue/queue-choice.ts';
import { rankedPage } from '../queue/ranked-page.ts';
import { toSignalWorks } from '../queue/to-signal-work.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';

export function listSignalQueue({ http, access }: Context, room: ResponseRoom): void {
  http.operation('listSignalQueue', async ({ query, ...reader }) => {
    const person = requirePerson(reader.principal);
    const { assignee, waiting, order = 'ranked', after, ...rest } = query;
    const mine: Mine = { access, person, mayAt: (placeId) => access.may(person, 'signals.work', placeId) };
    const choice = await choiceOf(room, mine, { assignee, waiting });
    const { items, next } =
      order === 'ranked'
        ? await rankedPage(room, { query: rest, after, reader, choice, mine })
        : await room.rhythm.listSignals({ ...rest, order, after }, reader, choice);
    const worked = items.filter(({ placeId }) => mine.mayAt(placeId));
    const works = await toSignalWorks(
      room,
      { access, personId: person.personId },
      worked.map(({ id, placeId, start }) => ({ id, placeId, start: new Date(start) })),
    );
    const queued = items.map((signal): QueuedSignal => ({ signal, work: works.get(signal.id) ?? null }));
    return { items: queued, next, ...(after === undefined && { total: await totalOf(room, rest, choice) }) };
  });
}

/** So many are counted: who has more waiting narrows the list. */
const MOST_COUNTED = 500;

async function totalOf({ rhythm }: ResponseRoom, query: SignalsAsked, choice: SignalChoice) {
  const count = await rhythm.countSignals(query, choice, MOST_COUNTED + 1);
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
}
