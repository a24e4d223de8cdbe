import type { Place } from '@wijkritme/contract';
import type { StoredPlace } from './stored-place.ts';

/** Without the shape: lists of places travel often, shapes once. */
export function toAnswer({ geometry: _, ownSchoolRegion: _own, ...place }: StoredPlace): Place {
  return place;
}
