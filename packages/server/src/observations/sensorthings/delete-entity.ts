import { WijkritmeError } from '@wijkritme/contract';
import { deleteDatastream, deleteThing, type SensorsTables, selectDatastreamIdsOf } from '../../sensors/index.ts';
import { removeLastReadings } from '../remove-last-readings.ts';
import { deleteObservationsOf } from '../sql/delete-observations.ts';
import type { ObservationsTables } from '../tables.ts';
import type { Door } from './door.ts';
import type { Step } from './parse-path.ts';
import { resolveNode } from './resolve.ts';

/** DELETE of a thing or a datastream, with every reading below it, in one transaction. */
export async function deleteEntity(door: Door, steps: readonly Step[]): Promise<void> {
  const node = await resolveNode(door, steps);
  if (node.set !== 'Things' && node.set !== 'Datastreams')
    throw new WijkritmeError('not_supported', `DELETE of ${node.set} is not supported yet.`);
  const { id } = node.row;
  const ids = await door.context.db.transaction().execute(async (trx) => {
    const sensors = trx.withTables<SensorsTables>();
    const datastreams = node.set === 'Things' ? await selectDatastreamIdsOf(sensors, id) : [id];
    await deleteObservationsOf(trx.withTables<ObservationsTables>(), datastreams);
    await (node.set === 'Things' ? deleteThing(sensors, id) : deleteDatastream(sensors, id));
    return datastreams;
  });
  await removeLastReadings(door.room, ids);
}
