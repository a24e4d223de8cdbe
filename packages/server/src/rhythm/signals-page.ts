import { limits, type SignalList } from '@wijkritme/contract';
import { badCursor } from '../foundation/bad-cursor.ts';
import type { Reader } from '../foundation/reader.ts';
import type { RhythmRoom } from './room.ts';
import type { SignalsAsked } from './signals-asked.ts';
import { type ChoiceRow, countSignalChoices, type SignalCounts } from './sql/signal-counts.ts';
import { countSignals, type SignalChoice, selectSignals } from './sql/signals.ts';
import { toSignals } from './to-signals.ts';

/**
 * One page of signals, as this reader may see them.
 *
 * @param choice what a later room narrows it by
 * @throws WijkritmeError invalid_query
 */
export async function signalsPage(
  room: RhythmRoom,
  query: SignalsAsked,
  reader: Reader,
  choice: SignalChoice = {},
): Promise<SignalList> {
  const limit = query.limit ?? limits.defaultPageSize;
  const offset = Number(query.after ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0) throw badCursor();
  const found = await selectSignals(room.db, {
    ...narrowedBy(room, query),
    order: query.order ?? 'newest',
    limit: limit + 1,
    offset,
    ...choice,
  });
  return {
    items: await toSignals(found.slice(0, limit), room, reader),
    next: found.length > limit ? String(offset + limit) : null,
  };
}

/** Of the signals of all pages together how many there are; beyond `most` it is no longer counted. */
export function countOfSignals(
  room: RhythmRoom,
  query: SignalsAsked,
  choice: SignalChoice,
  most: number,
): Promise<number> {
  return countSignals(room.db, { ...narrowedBy(room, query), ...choice }, most);
}

/** How many signals each choice would give, of the newest `most`. */
export function countsOfChoices(
  room: RhythmRoom,
  query: SignalsAsked,
  rows: readonly ChoiceRow[],
  most: number,
): Promise<SignalCounts> {
  const { joint: _, ...narrowed } = narrowedBy(room, query);
  return countSignalChoices(room.db, { ...narrowed, rows, most });
}

const narrowedBy = (room: RhythmRoom, { from, to, place, joint, kind, open }: SignalsAsked) => ({
  from: from === undefined ? undefined : Date.parse(from),
  to: to === undefined ? undefined : Date.parse(to),
  within: place === undefined ? undefined : placesAndDatastreams(room, place),
  joint,
  kind,
  open,
});

function placesAndDatastreams(
  room: Pick<RhythmRoom, 'places' | 'sensors'>,
  place: number,
): { places: number[]; datastreams: number[] } {
  const below = room.places.directory.below(place);
  const datastreams = [...room.sensors.catalog.all()].filter((entry) => below.has(entry.placeId ?? -1));
  return { places: [...below], datastreams: datastreams.map(({ id }) => id) };
}
