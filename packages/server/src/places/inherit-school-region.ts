import type { StoredPlace } from './stored-place.ts';

/**
 * Every place with the school region that holds there: its own, else that of the nearest place around it in the same
 * country. Regions of two countries may share a name.
 */
export function inheritSchoolRegion(places: readonly StoredPlace[]): StoredPlace[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  return places.map((place) => {
    const seen = new Set<StoredPlace>();
    let around: StoredPlace | undefined = place;
    while (around && !seen.has(around) && (around.ownSchoolRegion === null || around.country !== place.country)) {
      seen.add(around);
      around = byId.get(around.parentId ?? -1);
    }
    return { ...place, schoolRegion: around && !seen.has(around) ? around.ownSchoolRegion : null };
  });
}
