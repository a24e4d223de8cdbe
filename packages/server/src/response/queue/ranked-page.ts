import type { SignalList } from '@wijkritme/contract';
import { badCursor } from '../../foundation/bad-cursor.ts';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { Reader } from '../../foundation/reader.ts';
import type { SignalChoice } from '../../rhythm/index.ts';
import type { ResponseRoom } from '../room.ts';
import { answeredBy, upTo } from '../sql/signal-work.ts';
import { loadAnswerTerms } from './answer-terms.ts';

/** Where somebody works. */
export interface OwnPlaces {
  mayAt(placeId: number | null): boolean;
}

/** Places where somebody works; null: no known place. */
export function placesOf({ places }: ResponseRoom, { mayAt }: OwnPlaces): (number | null)[] {
  return [...places.directory.all().map(({ id }) => id), null].filter((id) => mayAt(id));
}

interface RankedAsked {
  readonly query: Omit<Parameters<ResponseRoom['rhythm']['listSignals']>[0], 'order' | 'after'>;
  readonly after: string | undefined;
  readonly reader: Reader;
  readonly choice: SignalChoice;
  readonly mine: OwnPlaces & { readonly person: PersonPrincipal };
}

/**
 * One page of the ranked queue (decision 157). Days pass, signals are found and answers given while somebody pages on: each next page is ranked as
 * of the first one, of the signals that were there then.
 *
 * @throws WijkritmeError invalid_query
 */
export async function rankedPage(
  room: ResponseRoom,
  { query, after, reader, choice, mine }: RankedAsked,
): Promise<SignalList> {
  const first = () => room.rhythm.newestSignal().then((newest) => ({ asOf: room.clock.now(), newest, offset: 0 }));
  const { asOf, newest, offset } = after === undefined ? await first() : parseMark(after);
  const terms = (await loadAnswerTerms(room)).terms(placesOf(room, mine), asOf);
  const done = answeredBy(mine.person.personId, new Date(asOf));
  const { items, next } = await room.rhythm.listSignals({ ...query, order: 'ranked', after: `${offset}` }, reader, {
    ...choice,
    also: upTo(newest, choice.also),
    rank: { terms, done, asOf: new Date(asOf) },
  });
  return { items, next: next === null ? null : `${asOf}.${newest}.${next}` };
}

/** As a page gave it: when the first was made, the newest signal of then, and rows to pass over. */
function parseMark(after: string) {
  const [, asOf, newest, offset] = /^(\d{1,14})\.(\d{1,10})\.(\d{1,9})$/.exec(after) ?? [];
  if (asOf === undefined || newest === undefined || offset === undefined) throw badCursor();
  return { asOf: Number(asOf), newest: Number(newest), offset: Number(offset) };
}
