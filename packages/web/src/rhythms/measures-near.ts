import type { InterventionSummary, Place } from '@wijkritme/contract';

/** So many are drawn until a person chooses others: more in one lane are not told apart. */
export const mostAtFirst = 8;

/** Agreed or begun, at one of these places. */
export const measuresNear = (items: readonly InterventionSummary[], near: readonly Place[]): InterventionSummary[] => {
  const ids = new Set(near.map(({ id }) => id));
  return items
    .filter(({ placeId }) => placeId !== null && ids.has(placeId))
    .filter(({ state }) => state !== 'proposed' && state !== 'withdrawn');
};

/** Those that an address names (`3,12`; `geen`: none); the first ones where it names none that are there. */
export function chosenMeasures(
  measures: readonly InterventionSummary[],
  named: string | undefined,
): InterventionSummary[] {
  if (named === 'geen') return [];
  const ids = new Set((named ?? '').split(',').map(Number));
  const chosen = measures.filter(({ id }) => ids.has(id));
  return chosen.length > 0 ? chosen : measures.slice(0, mostAtFirst);
}
