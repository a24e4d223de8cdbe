import type { Room } from '../foundation/context.ts';
import type { Observations } from '../observations/index.ts';
import type { Places } from '../places/index.ts';
import type { Sensors } from '../sensors/index.ts';
import type { ForecastKeeper } from './forecasts/forecast-keeper.ts';
import type { RhythmKeeper } from './keeper.ts';
import type { RhythmDb } from './sql/write-rhythm.ts';

export interface Rhythm extends Room {
  /** Resolves when everything stored so far has been judged and its deviations are stored. */
  settle(): Promise<void>;
  readonly keeper: RhythmKeeper;
  readonly forecasts: ForecastKeeper;
}

/** What every part of this room works with. */
export interface RhythmParts {
  readonly db: RhythmDb;
  readonly keeper: RhythmKeeper;
  readonly places: Places;
  readonly sensors: Sensors;
  readonly observations: Observations;
}

export interface RhythmRoom extends RhythmParts {
  readonly forecasts: ForecastKeeper;
}
