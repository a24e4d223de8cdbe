import { inOneTransaction } from '../../foundation/database/one-transaction.ts';
import { afterUnit } from '../../foundation/database/unit-of-work.ts';
import { deleteEntityRow, type SensorsTables, selectDatastreamsBelow } from '../../sensors/index.ts';
import { observationsCorrected } from '../events.ts';
import { removeLastReadings } from '../remove-last-readings.ts';
import { deleteObservationsAbout, deleteObservationsOf, selectNaming } from '../sql/delete-observations.ts';
import type { ObservationsTables } from '../tables.ts';
import type { Door } from './door.ts';
import { kindOf } from './model.ts';
import type { EntityNode } from './resolve.ts';

/**
 * DELETE of one entity with what cannot be without it, in one transaction: a thing, a sensor, an observed property or a
 * MultiDatastream takes its datastreams along, a datastream or a feature its readings, a location its historical locations.
 */
export async function deleteEntity(door: Door, node: EntityNode): Promise<void> {
  const kind = kindOf(node.set);
  const { id } = node.row;
  if (kind === 'featureOfInterest') return deleteFeature(door, id);
  const ids = await inOneTransaction(door.context.db, async (trx) => {
    const sensors = trx.withTables<SensorsTables>();
    const datastreams = await selectDatastreamsBelow(sensors, kind, id);
    await deleteObservationsOf(trx.withTables<ObservationsTables>(), datastreams);
    await deleteEntityRow(sensors, kind, id);
    return datastreams;
  });
  if (ids.length > 0) await afterCommit(() => removeLastReadings(door.room, ids));
}

/** What waits for readings of others, who may wait for a row of this, comes when the transaction around it is stored. */
async function afterCommit(rest: () => Promise<void>): Promise<void> {
  if (!afterUnit(rest)) await rest();
}

/** The datastreams stay, without the feature and without the readings about it. */
async function deleteFeature({ context, room }: Door, id: number): Promise<void> {
  const below = await inOneTransaction(context.db, async (trx) => {
    const sensors = trx.withTables<SensorsTables>();
    const db = trx.withTables<ObservationsTables>();
    const about = await selectDatastreamsBelow(sensors, 'featureOfInterest', id);
    const naming = await selectNaming(db, id);
    await deleteObservationsAbout(db, id, { about, naming });
    await deleteEntityRow(sensors, 'featureOfInterest', id);
    return { about, naming };
  });
  const ids = [...new Set([...below.about, ...below.naming])];
  if (ids.length === 0) return;
  await afterCommit(async () => {
    // Readings that had passed the gate before that may have been stored since.
    await room.intake.settled();
    await deleteObservationsAbout(room.db, id, below);
    await room.sensors.refresh(ids);
    for (const datastream of ids) await context.events.announce(observationsCorrected, { datastream, from: 0 });
  });
}
