import type { LogDb } from '../../sharing/index.ts';
import type { Removal } from '../sql/retention-reports.ts';
import type { Due } from './terms.ts';

/** One run, as those see it who remove something in it. */
export interface RetentionRun {
  readonly dues: readonly Due[];
  /** Who asked, as the log keeps it. */
  readonly by: string;
  /** UTC ms. */
  readonly now: () => number;
  /** Tell what this transaction removes; its last step. */
  record(trx: LogDb, removals: readonly Removal[]): Promise<void>;
}

/** What a room removes of what it made from readings. Called after the readings themselves are gone. */
export type RetentionStep = (run: RetentionRun) => Promise<void>;
