import type { DeviceEventKind } from '@wijkritme/contract';
import type { Room } from '../foundation/context.ts';
import type { Places } from '../places/index.ts';
import type { CatalogEntry, Sensors } from '../sensors/index.ts';
import type { Sealer } from '../sharing/index.ts';
import type { RemovedCases } from './backups/removed-since.ts';
import type { IntakeCounters } from './intake/counters.ts';
import type { Intake, ReadingIntake } from './intake/intake.ts';
import type { RefusalLog } from './jobs/refusal-log.ts';
import type { Retention } from './jobs/retention.ts';
import type { Sealing } from './jobs/sealing.ts';
import type { ResultSpans } from './spans/result-spans.ts';
import type { LatestRow, ObservationsDb, SeriesSlice, StepMeans } from './sql/read-observations.ts';
import type { SummaryColumns, SummaryQuestion } from './sql/read-summaries.ts';
import type { RecentCounts } from './sums/recent-counts.ts';
import type { IntakeUpkeep } from './upkeep-facts.ts';
import type { DeviceEvents } from './watch/device-events.ts';
import type { DeviceWatch } from './watch/device-watch.ts';

export interface Observations extends Room {
  readonly intake: Intake;
  /** Sources elsewhere: asks all that are due now, as it also does by itself. */
  readonly feeds: { askDue(): Promise<void> };
  readonly counters: IntakeCounters;
  latest(): Promise<LatestRow[]>;
  /** Readings of one datastream, oldest first; `from` included, `to` excluded. */
  slice(datastreamId: number, from: number, to: number, limit: number): Promise<SeriesSlice>;
  /** Means of the readings of one datastream per step; `from` included, `to` excluded. */
  means(datastreamId: number, period: { from: number; to: number; stepMs: number }): Promise<StepMeans>;
  /** What single readings add up to per interval; a datastream without any is not among them. */
  summaries(question: SummaryQuestion): Promise<SummaryColumns[]>;
  /** Removes what is due; other rooms add what they remove. */
  readonly retention: Retention;
  /** Packs cold months. */
  readonly sealing: Sealing;
  /** Tells the tamper-evident log how much was refused. */
  readonly refusals: RefusalLog;
  /** What is known at once of counts that others need. */
  readonly recent: RecentCounts;
  /** Readings (by time, UTC ms) that stay hidden because of the others in their sum. */
  heldBack(entry: CatalogEntry, times: readonly number[]): Promise<ReadonlySet<number>>;
  /** Writes an event of a device down that a later room found; `at` in UTC ms. */
  noteDevice(thingId: number, kind: DeviceEventKind, at: number): void;
  readonly upkeep: IntakeUpkeep;
  /** A later room says what backups hold of what it removed. */
  readonly removed: RemovedCases;
  extent(datastreamId: number): Promise<{ from: number; to: number; count: number } | undefined>;
  /** After a restore: deletes again what was deleted by hand since the backup. @returns how many readings */
  removeAgain(): Promise<number>;
}

export interface ObservationsRoom {
  readonly db: ObservationsDb;
  readonly intake: ReadingIntake;
  readonly sensors: Sensors;
  readonly places: Places;
  readonly counters: IntakeCounters;
  readonly recent: RecentCounts;
  /** What of a later room was removed since a backup. */
  readonly removed: RemovedCases;
  readonly watch: DeviceWatch;
  readonly resultSpans: ResultSpans;
  readonly events: DeviceEvents;
  /** Seals the keys of sources elsewhere. */
  readonly sealer: Sealer;
  /** How old a reading may be that a device sends. */
  readonly lateLimitMs: number;
}
