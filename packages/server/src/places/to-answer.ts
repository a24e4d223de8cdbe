import type { Place } from '@wijkritme/contract';
import type { StoredPlace } from './sql/read-places.ts';

/** Without the shape: lists of places travel often, shapes once. */
export function toAnswer({ geometry: _, ...place }: StoredPlace): Place {
  return place;
}
