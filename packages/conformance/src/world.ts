import type { SetName } from './entity-types.ts';
import type { Entity } from './server.ts';

/** Two things with two datastreams each, whose places were swapped, and twelve readings, one a day with results 1 to 12. */
export interface World {
  readonly things: readonly Entity[];
  /** In the order in which they were made; the fourth shares the observed property of the third. */
  readonly datastreams: readonly Entity[];
  /** Address of each reading, result 1 first. */
  readonly observations: readonly string[];
  /** How many of each set there are. */
  readonly totals: Readonly<Record<SetName, number>>;
}
