import type { ObservationsDb } from '../sql/read-observations.ts';
import type { ImportQueue } from './import-queue.ts';
import type { Spool } from './spool.ts';

/** More imports than are ever kept or open. */
export const MAX_IMPORTS = 200;

/** What the operations on imports work with. */
export interface ImportsDesk {
  readonly db: ObservationsDb;
  readonly spool: Spool;
  readonly queue: ImportQueue;
}
