import type { Room } from '../foundation/context.ts';
import type { Notices } from '../notices/index.ts';
import type { Observations } from '../observations/index.ts';
import type { Rhythm } from '../rhythm/index.ts';
import type { Sensors } from '../sensors/index.ts';
import type { StoreSizes } from './sql/sizes.ts';
import type { UpkeepDb } from './tables.ts';

export interface Upkeep extends Room {
  /** Note how large the store is today; a second time on a day changes nothing. */
  sample(): Promise<void>;
}

export interface UpkeepParts {
  readonly sensors: Sensors;
  readonly observations: Observations;
  readonly rhythm: Rhythm;
  readonly notices: Notices;
}

export interface UpkeepRoom extends UpkeepParts {
  readonly db: UpkeepDb;
  /** UTC ms. */
  readonly startedAt: number;
  /** Looked up once a minute at most: it goes past every file of the store. */
  sizes(): Promise<StoreSizes>;
}
