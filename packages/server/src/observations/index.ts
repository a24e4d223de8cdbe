import { DAY } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import { logUnlessAway } from '../foundation/database/store-away.ts';
import type { Places } from '../places/index.ts';
import { certificateRefused, datastreamsChanged, datastreamsRemoved, type Sensors } from '../sensors/index.ts';
import { loadSignInKey, Sealer } from '../sharing/index.ts';
import { mountBackups } from './backups/mount-backups.ts';
import { removeAgain } from './backups/remove-again.ts';
import { RemovedCases } from './backups/removed-since.ts';
import { observationsCorrected, observationsStored } from './events.ts';
import { FeedKeeper } from './feeds/feed-keeper.ts';
import { mountImports } from './imports/imports.ts';
import { IntakeCounters } from './intake/counters.ts';
import { GroupCommit } from './intake/group-commit.ts';
import { Intake } from './intake/intake.ts';
import { WholeCommit } from './intake/whole-commit.ts';
import { mountRetention } from './jobs/mount-retention.ts';
import { mountSealing } from './jobs/mount-sealing.ts';
import { RefusalLog } from './jobs/refusal-log.ts';
import { mountMqttIntake } from './mqtt/mqtt-intake.ts';
import { mountNgsi } from './ngsi/mount-ngsi.ts';
import { createNgsiNotification } from './operations/create-ngsi-notification.ts';
import { createOpenDataRelease } from './operations/create-open-data-release.ts';
import { createOpenDataset } from './operations/create-open-dataset.ts';
import { createReadingColumns } from './operations/create-readings.ts';
import { createUplink } from './operations/create-uplink.ts';
import { deleteFeed } from './operations/delete-feed.ts';
import { deletePlace } from './operations/delete-place.ts';
import { getOpenDataRelease } from './operations/get-open-data-release.ts';
import { getValidationReport } from './operations/get-validation-report.ts';
import { listDeviceEvents } from './operations/list-device-events.ts';
import { listFeeds } from './operations/list-feeds.ts';
import { listOpenDataReleases } from './operations/list-open-data-releases.ts';
import { listOpenDatasets } from './operations/list-open-datasets.ts';
import { listRefusals } from './operations/list-refusals.ts';
import { putFeed } from './operations/put-feed.ts';
import { searchSums } from './operations/search-sums.ts';
import { validateThing } from './operations/validate-thing.ts';
import type { Observations, ObservationsRoom } from './room.ts';
import { mountSensorThings } from './sensorthings/sensorthings.ts';
import { ResultSpans } from './spans/result-spans.ts';
import { selectExtent, selectLatest, selectMeans, selectNewest, selectSlice } from './sql/read-observations.ts';
import { selectResultSpanned } from './sql/spans.ts';
import { summariseReadings } from './summarise-readings.ts';
import { heldBack } from './sums/held-back.ts';
import { RecentCounts } from './sums/recent-counts.ts';
import type { ObservationsTables } from './tables.ts';
import { upkeepFacts } from './upkeep-facts.ts';
import { openWatch } from './watch/open-watch.ts';

export type { RemovedSince } from './backups/removed-since.ts';
export { removals, tablesOfLiving, tablesOfNow } from './backups/what-to-keep.ts';
export { observationsCorrected, observationsStored, STORED_KIND, type StoredAnnouncement } from './events.ts';
export { csvCell } from './imports/export/csv-cell.ts';
export { excelTime, isoLocal, isoUtc } from './imports/export/time-text.ts';
export type { IntakeCounts } from './intake/counters.ts';
export type { Delay } from './intake/delays.ts';
export type { IntakeBucket } from './intake/rates.ts';
export type { RetentionRun } from './jobs/retention-run.ts';
export type { Due } from './jobs/terms.ts';
export { observationsMigrations } from './migrations/index.ts';
export { CsvScanner } from './presets/csv/csv-scanner.ts';
export { DateFormat } from './presets/csv/date-format.ts';
export { parseNumber } from './presets/csv/parse-number.ts';
export { WallClock } from './presets/csv/wall-clock.ts';
export { presets } from './presets/index.ts';
export { readPresetFile } from './presets/open-file.ts';
export type { RowReader } from './presets/preset.ts';
export { addReading, createReadings, type Readings } from './readings.ts';
export type { Observations } from './room.ts';
export { observationIdText } from './sensorthings/observation-id.ts';
export { makeDump } from './sql/make-dump.ts';
export type { SeriesSlice, StepMeans } from './sql/read-observations.ts';
export type { SummaryColumns } from './sql/read-summaries.ts';
export type { Removal } from './sql/retention-reports.ts';

/** Intake through its doors, the observation log, SensorThings, import and export. */
export function mountObservations(context: Context, places: Places, sensors: Sensors): Observations {
  const db = context.db.withTables<ObservationsTables>();
  const newest = new Map<number, number>();
  const series = { newest, finestMs: (id: number) => sensors.catalog.find(id)?.finestMs ?? 0 };
  const commit = new GroupCommit({ ...context, pool: context.database.pool, series });
  const whole = new WholeCommit(commit, series, context.database.pool);
  context.readiness.intakeFullWhen(() => commit.isFull);
  context.readiness.storeRefusesWhen(() => commit.isRefused);
  const counters = new IntakeCounters();
  const { watch, events } = openWatch(context, db);
  const { catalog } = sensors;
  const intake = new Intake({ ...context, catalog, commit, whole, counters, watch });
  const recent = new RecentCounts(catalog, () => context.presence.isAlone);
  context.events.on(observationsStored, ({ readings }) => recent.take(readings));
  const fillRecent = () => recent.fill((id, count) => selectNewest(db, id, count));
  const refillRecent = () => {
    fillRecent().catch((cause) => logUnlessAway(context.log, cause, 'reading counts that others need failed'));
  };
  context.events.on(datastreamsChanged, refillRecent);
  context.presence.onAlone(() => {
    recent.forgetAll();
    refillRecent();
  });
  context.events.on(observationsCorrected, ({ datastream }) => {
    recent.forget([datastream]);
    refillRecent();
  });
  const sealer = new Sealer(loadSignInKey(context.config.dataDir));
  const resultSpans = new ResultSpans(db, context.log);
  const removed = new RemovedCases();
  const room: ObservationsRoom = {
    removed,
    sealer,
    db,
    recent,
    resultSpans,
    intake,
    sensors,
    places,
    counters,
    watch,
    events,
    lateLimitMs: context.config.lateLimitDays * DAY,
  };
  context.events.on(observationsStored, ({ readings }) => resultSpans.note(readings));
  context.events.on(observationsCorrected, ({ datastream }) => resultSpans.recompute([datastream]));
  context.events.on(datastreamsRemoved, ({ ids }) => {
    resultSpans.forget(ids);
    for (const id of ids) {
      newest.delete(id);
      counters.forget(id);
    }
  });
  context.events.on(certificateRefused, ({ thingId }) => watch.noteThing(thingId, 'certificate-refused'));
  mountSensorThings(context, room);
  mountNgsi(context, room);
  mountMqttIntake(context, room);
  deletePlace(context, room);
  for (const mount of [
    listRefusals,
    listDeviceEvents,
    createReadingColumns,
    createUplink,
    createNgsiNotification,
    listFeeds,
    putFeed,
    deleteFeed,
    getValidationReport,
    validateThing,
    listOpenDatasets,
    createOpenDataset,
    listOpenDataReleases,
    createOpenDataRelease,
    getOpenDataRelease,
    searchSums,
  ])
    mount(context, room);
  mountBackups(context, room);
  const feeds = new FeedKeeper({ ...context, sealer, room });
  const imports = mountImports(context, room);
  const retention = mountRetention(context, { ...room, removeFiles: imports.removeFiles });
  // Readings that went may have been the first or the last to be produced.
  retention.addStep(async () => resultSpans.recompute(await selectResultSpanned(db)));
  const sealing = mountSealing(context, db);
  const refusals = new RefusalLog(context, room);
  context.events.on(datastreamsRemoved, ({ ids }) => refusals.forget(ids));
  return {
    name: 'observations',
    intake,
    feeds,
    counters,
    latest: () => selectLatest(db),
    slice: (id, from, to, limit) => selectSlice(db, id, from, to, limit),
    means: (id, period) => selectMeans(db, id, period),
    summaries: (question) => summariseReadings(context.db, question),
    extent: (id) => selectExtent(db, id),
    removeAgain: () => removeAgain(room, context.events),
    recent,
    removed,
    upkeep: upkeepFacts(room, commit),
    heldBack: (entry, times) => heldBack(db, entry, times),
    noteDevice: (thingId, kind, at) => events.note(thingId, kind, at),
    retention,
    sealing,
    refusals,
    start: async () => {
      await retention.start();
      await refusals.start();
      watch.start();
      feeds.start();
      await fillRecent();
      await resultSpans.start();
      for (const row of await selectLatest(db)) newest.set(row.datastreamId, row.time);
    },
    stop: async () => {
      await feeds.stop();
      await watch.stop();
      await imports.stop();
      await sealing.stop();
      await commit.stop();
      await resultSpans.stop();
      await refusals.stop();
    },
  };
}
