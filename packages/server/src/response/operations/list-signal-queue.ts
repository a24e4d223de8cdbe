import type { QueuedSignal } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { Context } from '../../foundation/context.ts';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { SignalChoice, SignalsAsked, SignalWindow } from '../../rhythm/index.ts';
import { loadAnswerTerms } from '../queue/answer-terms.ts';
import { loadColleagues } from '../queue/colleagues.ts';
import { type OwnPlaces, placesOf, rankedPage } from '../queue/ranked-page.ts';
import { toSignalWorks } from '../queue/to-signal-work.ts';
import { requirePerson } from '../require-person.ts';
import type { ResponseRoom } from '../room.ts';
import { selectNamedAt, type WorkerAsked, workCondition } from '../sql/signal-work.ts';

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

/** Later than any signal. */
const FAR_AHEAD = new Date('9999-01-01T00:00:00Z');

/** Who asks, and where they work. */
interface Mine extends OwnPlaces {
  readonly access: AccessRules;
  readonly person: PersonPrincipal;
}

interface Asked {
  readonly assignee: string | undefined;
  readonly waiting: 'me' | 'late' | undefined;
}

/** A choice about work looks at places where one works, and nowhere else. */
async function choiceOf(room: ResponseRoom, mine: Mine, { assignee, waiting }: Asked): Promise<SignalChoice> {
  if (assignee === undefined && waiting === undefined) return {};
  const worker = assignee === undefined ? undefined : await workerOf(room, mine, assignee);
  const places = placesOf(room, mine);
  const mayToo = worker?.mayAt ?? (() => true);
  return {
    windows: await windowsOf(room, places.filter(mayToo), waiting),
    also: workCondition({ personId: mine.person.personId, worker: worker?.asked, waiting }),
  };
}

async function windowsOf(
  room: ResponseRoom,
  places: readonly (number | null)[],
  waiting: Asked['waiting'],
): Promise<SignalWindow[]> {
  if (waiting === undefined)
    return places.map((placeId) => ({ placeId, begunAfter: new Date(0), noticedBefore: FAR_AHEAD }));
  const terms = await loadAnswerTerms(room);
  return terms.windows(places, room.clock.now(), waiting === 'late' ? 'late' : 'asked');
}

interface Worker {
  readonly asked: WorkerAsked;
  /** Where a name counts: of whom may no longer work somewhere, it does not. */
  mayAt(placeId: number | null): boolean;
}

async function workerOf(room: ResponseRoom, { access, person, mayAt }: Mine, assignee: string): Promise<Worker> {
  if (assignee === 'me') return { asked: { personId: person.personId }, mayAt };
  const named = assignee === 'nobody' ? await selectNamedAt(room.db) : [];
  const ids = assignee === 'nobody' ? named.map(({ personId }) => personId) : [Number(assignee)];
  const colleagues = await loadColleagues(room, access, { me: person.personId, ids });
  if (assignee !== 'nobody') {
    const personId = Number(assignee);
    return { asked: { personId }, mayAt: (placeId) => colleagues.mayWork(personId, placeId) };
  }
  const nobodyOf = named.filter(({ personId, placeId }) => colleagues.mayWork(personId, placeId));
  return { asked: { nobodyOf }, mayAt: () => true };
}
