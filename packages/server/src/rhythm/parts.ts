import type { Observations } from '../observations/index.ts';
import type { Places } from '../places/index.ts';
import type { Sensors } from '../sensors/index.ts';
import type { RhythmKeeper } from './keeper.ts';
import type { RhythmDb } from './sql/write-rhythm.ts';

/** What every part of this room works with. */
export interface RhythmParts {
  readonly db: RhythmDb;
  readonly keeper: RhythmKeeper;
  readonly places: Places;
  readonly sensors: Sensors;
  readonly observations: Observations;
}
