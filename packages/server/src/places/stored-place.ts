import type { Geometry, Place } from '@wijkritme/contract';

/** A place as it stands in the store and in memory, with its shape. */
export interface StoredPlace extends Place {
  readonly geometry: Geometry | null;
  /** Set for this place itself; `schoolRegion` is the one that holds. */
  readonly ownSchoolRegion: string | null;
}
