import type { CatalogEntry } from '../../sensors/index.ts';
import type { ResponseRoom } from '../room.ts';

/** Places so small that what is done in one reaches all of it. */
const small = new Set(['zone', 'street', 'neighbourhood']);

/**
 * Is a datastream so near another that a measure may reach it, or push people there? Of the same thing, of the same small place, of
 * one place within the other, or of places beside each other. In a place as large as a district it is far enough unless it is the same thing.
 * @returns asks it of one datastream after the other
 */
export function nearTo(
  { places: { directory } }: Pick<ResponseRoom, 'places'>,
  { thingId, placeId }: CatalogEntry,
): (other: CatalogEntry) => boolean {
  const isSmall = (id: number) => small.has(directory.find(id)?.kind ?? '');
  if (placeId === null || !isSmall(placeId)) return (other) => other.thingId === thingId;
  const related = new Set([
    ...directory.below(placeId),
    ...directory.withParents(placeId).map(({ id }) => id),
    ...directory.adjoining(placeId),
  ]);
  return (other) =>
    other.thingId === thingId || (other.placeId !== null && isSmall(other.placeId) && related.has(other.placeId));
}
