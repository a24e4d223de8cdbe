import type { ResponseRoom } from './room.ts';

/** A place and those below it; of none that is known none. @returns undefined: no place was asked for */
export function placesBelow({ places }: ResponseRoom, place: number | undefined): number[] | undefined {
  return place === undefined ? undefined : [...places.directory.below(place)];
}
