import { deleteEntityRow, type EntityKind, type SensorsTables, selectDatastreamsBelow } from '../../sensors/index.ts';
import { observationsCorrected } from '../events.ts';
import { removeLastReadings } from '../remove-last-readings.ts';
import { deleteObservationsOf } from '../sql/delete-observations.ts';
import type { ObservationsTables } from '../tables.ts';
import type { Door } from './door.ts';
import { entityTypes } from './model.ts';
import type { Node } from './resolve.ts';

/** Entities with which their datastreams go (OGC 18-088, table 26). */
const takeDatastreams = new Set<EntityKind>(['thing', 'datastream', 'sensor', 'observedProperty']);

/**
 * DELETE of one entity with what cannot be without it, in one transaction: a thing, a sensor or an observed property takes
 * its datastreams along, a datastream or a feature its readings, a location its historical locations.
 */
export async function deleteEntity(door: Door, node: Exclude<Node, { set: 'Observations' }>): Promise<void> {
  const { kind } = entityTypes[node.set];
  if (kind === 'observation') throw new Error('readings are deleted elsewhere');
  const { id } = node.row;
  const ids = await door.context.db.transaction().execute(async (trx) => {
    const sensors = trx.withTables<SensorsTables>();
    const datastreams = await selectDatastreamsBelow(sensors, kind, id);
    await deleteObservationsOf(trx.withTables<ObservationsTables>(), datastreams);
    await deleteEntityRow(sensors, kind, id);
    return datastreams;
  });
  if (ids.length === 0) return;
  if (takeDatastreams.has(kind)) await removeLastReadings(door.room, ids);
  else await forgetReadings(door, ids);
}

/** The datastreams stay, without a feature and without readings. */
async function forgetReadings({ context, room }: Door, ids: readonly number[]): Promise<void> {
  await room.intake.settled();
  await deleteObservationsOf(room.db, ids);
  await room.sensors.refresh(ids);
  for (const datastream of ids) await context.events.announce(observationsCorrected, { datastream, from: 0 });
}
