import { type Contradiction, DAY, type DeviationKind } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { Sensors } from '../../sensors/index.ts';
import type { RhythmRoom } from '../room.ts';
import { type NeighbourFacts, neighbourExplanation, neighbourSentence } from '../sentences/neighbour-sentence.ts';
import { type ContradictionRow, selectContradictions } from '../sql/contradictions.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';

/** Last moment that the store is asked for. */
const LATEST = Date.UTC(9999, 0, 1);

interface Parts {
  readonly sensors: Pick<Sensors, 'catalog'>;
  readonly db: RhythmDb;
}

/** The one that goes on, or undefined. */
export function contradictionNow(
  room: RhythmRoom,
  datastreamId: number,
  language: Language,
): Contradiction | undefined {
  const row = room.neighbours.find(datastreamId);
  return row && toContradiction(row, room, language);
}

/** Who is silent disagrees with nobody: an outage has no such explanation. */
export const saysSomething = ({ kind }: { readonly kind: DeviationKind }) => kind !== 'silent';

/** As it is shown; a neighbour that is gone has no name any more and is left out. */
function toContradiction(row: ContradictionRow, { sensors }: Parts, language: Language): Contradiction {
  return {
    since: row.from_time.toISOString(),
    higher: row.higher,
    neighbours: neighboursOf(row, sensors),
    sentence: neighbourSentence(factsOf(row, sensors), language),
  };
}

/**
 * Other explanations for what these datastreams showed from `start` to `end`: which of them contradicted their neighbours then. What is
 * found at an hour tells of the day before it.
 * @param end UTC ms; null: it goes on
 */
export async function contradictionsAt(
  { db, sensors }: Parts,
  {
    datastreams,
    start,
    end,
  }: { readonly datastreams: readonly number[]; readonly start: number; readonly end: number | null },
  language: Language,
): Promise<string[]> {
  if (datastreams.length === 0) return [];
  const to = end === null ? LATEST : end + DAY;
  const rows = await selectContradictions(db, { datastreams, since: start, to });
  return [...new Set(rows.map((row) => neighbourExplanation(factsOf(row, sensors), language)))];
}

function factsOf(row: ContradictionRow, sensors: Parts['sensors']): NeighbourFacts {
  const entry = sensors.catalog.find(row.datastream_id);
  return {
    name: entry?.thingName ?? '',
    higher: row.higher,
    from: row.from_time.getTime(),
    neighbours: neighboursOf(row, sensors).map(({ name }) => name),
    timeZone: entry?.timeZone ?? 'Europe/Amsterdam',
  };
}

function neighboursOf({ neighbours }: ContradictionRow, { catalog }: Parts['sensors']): Contradiction['neighbours'] {
  return neighbours.flatMap((thingId) => {
    const name = catalog.ofThing(thingId)[0]?.thingName;
    return name === undefined ? [] : [{ thingId, name }];
  });
}
