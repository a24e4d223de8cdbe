import { type Feed, limits } from '@wijkritme/contract';
import type { Language } from '../foundation/http/language.ts';
import type { Sensors } from '../sensors/index.ts';
import { toFeed } from './feeds/to-feed.ts';
import { findNewestBackup } from './sql/backups.ts';
import { selectFeeds } from './sql/feeds.ts';
import type { ObservationsDb } from './sql/read-observations.ts';
import { findNewestRun, type NewestRun } from './sql/retention-reports.ts';

/** What somebody who keeps the installation going wants to know of this room. */
export interface IntakeUpkeep {
  /** Readings that wait for a commit now, and how many may. */
  queue(): { readonly rows: number; readonly limit: number };
  feeds(language: Language): Promise<Feed[]>;
  lastBackup(): Promise<{ readonly name: string; readonly made_at: Date } | undefined>;
  lastRetention(): Promise<NewestRun | undefined>;
}

export function upkeepFacts(
  { db, sensors }: { readonly db: ObservationsDb; readonly sensors: Sensors },
  commit: { readonly queuedRows: number },
): IntakeUpkeep {
  return {
    queue: () => ({ rows: commit.queuedRows, limit: limits.intakeQueueRows }),
    feeds: async (language) =>
      (await selectFeeds(db)).map((row) =>
        toFeed(row, sensors.catalog.ofThing(row.thing_id)[0]?.thingName ?? '', language),
      ),
    lastBackup: () => findNewestBackup(db),
    lastRetention: () => findNewestRun(db),
  };
}
