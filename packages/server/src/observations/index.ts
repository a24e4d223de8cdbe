import { DAY } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import type { Places } from '../places/index.ts';
import { datastreamsRemoved, type Sensors } from '../sensors/index.ts';
import { mountImports } from './imports/imports.ts';
import { IntakeCounters } from './intake/counters.ts';
import { GroupCommit } from './intake/group-commit.ts';
import { Intake } from './intake/intake.ts';
import { mountMqttIntake } from './mqtt/mqtt-intake.ts';
import type { Observations, ObservationsRoom } from './room.ts';
import { mountSensorThings } from './sensorthings/sensorthings.ts';
import { selectExtent, selectLatest, selectSlice } from './sql/read-observations.ts';
import type { ObservationsTables } from './tables.ts';

export { observationsStored, STORED_KIND, type StoredAnnouncement } from './events.ts';
export { csvCell } from './imports/export/csv-cell.ts';
export type { IntakeCounts } from './intake/counters.ts';
export { observationsMigrations } from './migrations/index.ts';
export { presets } from './presets/index.ts';
export { addReading, createReadings, type Readings } from './readings.ts';
export type { Observations } from './room.ts';
export type { SeriesSlice } from './sql/read-observations.ts';

/** Intake through its doors, the observation log, SensorThings, import and export. */
export function mountObservations(context: Context, places: Places, sensors: Sensors): Observations {
  const db = context.db.withTables<ObservationsTables>();
  const newest = new Map<number, number>();
  const commit = new GroupCommit(context.database.pool, context.events, context.metrics, context.log, newest);
  const counters = new IntakeCounters();
  const intake = new Intake(sensors.catalog, commit, counters, context.metrics, context.clock);
  const room: ObservationsRoom = {
    db,
    intake,
    sensors,
    places,
    counters,
    lateLimitMs: context.config.lateLimitDays * DAY,
  };
  context.events.on(datastreamsRemoved, ({ ids }) => {
    for (const id of ids) newest.delete(id);
  });
  mountSensorThings(context, room);
  mountMqttIntake(context, room);
  const imports = mountImports(context, room);
  return {
    name: 'observations',
    intake,
    counters,
    latest: () => selectLatest(db),
    slice: (id, from, to, limit) => selectSlice(db, id, from, to, limit),
    extent: (id) => selectExtent(db, id),
    start: async () => {
      for (const row of await selectLatest(db)) newest.set(row.datastreamId, row.time);
    },
    stop: async () => {
      await imports.stop();
      await commit.stop();
    },
  };
}
