import type { Beat, Place } from '@wijkritme/contract';

const coarse: readonly Place['kind'][] = ['municipality', 'district'];

/** Places people look at: the finest there are; a municipality alone is shown too. */
export function shownPlaces(places: readonly Place[]): Place[] {
  const fine = places.filter(({ kind }) => !coarse.includes(kind));
  if (fine.length > 0) return fine;
  const districts = places.filter(({ kind }) => kind === 'district');
  return districts.length > 0 ? districts : [...places];
}

/** Whatever differs from normal comes first, then by name. */
export function byUrgency(beats: ReadonlyMap<number, Beat>) {
  const rank = (place: Place) => {
    const word = beats.get(place.id)?.word ?? 'no-sensor';
    return ['loud', 'busy', 'different', 'quiet', 'silent-sensor', 'usual', 'learning', 'no-sensor'].indexOf(word);
  };
  return (a: Place, b: Place) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'nl');
}

export const beatsByPlace = (beats: readonly Beat[] = []): Map<number, Beat> =>
  new Map(beats.map((beat) => [beat.placeId, beat]));
