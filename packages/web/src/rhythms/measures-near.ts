import type { InterventionFile, InterventionSummary, Place } from '@wijkritme/contract';

/** Each candidate is a request. */
const most = 8;

/** Agreed or begun, at a place of such a name, and between two local days; a list tells no more of the place than its name. */
export const measureCandidates = (
  items: readonly InterventionSummary[],
  near: readonly Place[],
  { first, last }: { readonly first: string; readonly last: string },
): InterventionSummary[] => {
  const names = new Set(near.map(({ name }) => name));
  return items
    .filter(({ placeName, state }) => names.has(placeName ?? '') && state !== 'proposed' && state !== 'withdrawn')
    .filter(({ startsOn, endsOn }) => startsOn <= last && endsOn >= first)
    .slice(0, most);
};

/** Those that are truly there: two places may share a name. */
export const measuresAt = (files: readonly InterventionFile[], near: readonly Place[]): InterventionFile[] => {
  const ids = new Set(near.map(({ id }) => id));
  return files.filter(({ plan }) => plan.placeId !== null && ids.has(plan.placeId));
};
