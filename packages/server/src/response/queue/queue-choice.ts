import type { AccessRules } from '../../foundation/access.ts';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { SignalChoice, SignalWindow } from '../../rhythm/index.ts';
import type { ResponseRoom } from '../room.ts';
import { selectNamedAt, type WorkerAsked, workCondition } from '../sql/signal-work.ts';
import { loadAnswerTerms } from './answer-terms.ts';
import { loadColleagues } from './colleagues.ts';
import { type OwnPlaces, placesOf } from './ranked-page.ts';

/** Later than any signal. */
const FAR_AHEAD = new Date('9999-01-01T00:00:00Z');

/** Who asks, and where they work. */
export interface Mine extends OwnPlaces {
  readonly access: AccessRules;
  readonly person: PersonPrincipal;
}

interface Asked {
  readonly assignee?: string | undefined;
  readonly waiting?: 'me' | 'late' | undefined;
}

/** A choice about work looks at places where one works, and nowhere else. */
export async function choiceOf(room: ResponseRoom, mine: Mine, { assignee, waiting }: Asked): Promise<SignalChoice> {
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
