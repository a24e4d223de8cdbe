import { WijkritmeError } from '@wijkritme/contract';
import type { AtSignal } from './at-signal.ts';
import { type Answer, findOwn, insertAnswer, type StoredAnswer } from './sql/write-interpretations.ts';
import type { ResponseDb } from './tables.ts';

type Said = Omit<Answer, 'signal_id' | 'author_id' | 'organisation_id' | 'place_id' | 'signal_start'>;

/**
 * Keeps somebody's one answer to a signal. The same answer again is harmless: its first "yes" may have been lost.
 * @throws WijkritmeError conflict: this person has given another answer already
 */
export async function storeAnswer(db: ResponseDb, { signal, person }: AtSignal, said: Said): Promise<void> {
  const key = { signalId: signal.id, authorId: person.personId };
  const isNew = await insertAnswer(db, {
    ...said,
    signal_id: signal.id,
    author_id: person.personId,
    organisation_id: person.organisationId,
    place_id: signal.placeId,
    signal_start: signal.start,
  });
  if (isNew || isSame(await findOwn(db, key), said)) return;
  throw new WijkritmeError('conflict', {
    nl: `U hebt al op signaal ${signal.id} geantwoord, en daarna de anderen gezien. Zeg ernaast wat u nu denkt.`,
    en: `You have answered signal ${signal.id} already, and have seen the others since. Say what you think now beside it.`,
  });
}

function isSame(stored: StoredAnswer | undefined, said: Said): boolean {
  return (
    stored !== undefined &&
    stored.state === said.state &&
    stored.role === said.role &&
    stored.explanation_id === said.explanation_id &&
    stored.sure === said.sure &&
    stored.words === said.words &&
    stored.also_known === said.also_known &&
    toComparable(stored) === toComparable(said)
  );
}

const toComparable = ({ label, audience, only_places, persons, label_ends_at }: Said) =>
  JSON.stringify([label, audience, only_places, persons, label_ends_at]);
