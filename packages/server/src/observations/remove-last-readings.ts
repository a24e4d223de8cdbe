import type { ObservationsRoom } from './room.ts';
import { deleteObservationsOf } from './sql/delete-observations.ts';

/**
 * The second half of deleting datastreams: the gate and everybody else forget them; readings that had passed the gate
 * before that may have been stored since, so those go when they are in.
 */
export async function removeLastReadings(
  { db, intake, sensors }: Pick<ObservationsRoom, 'db' | 'intake' | 'sensors'>,
  datastreams: readonly number[],
): Promise<void> {
  await sensors.forget(datastreams);
  await intake.settled();
  await deleteObservationsOf(db, datastreams);
}
