import type { EventBus } from '../../foundation/events.ts';
import { observationsCorrected } from '../events.ts';
import type { ObservationsRoom } from '../room.ts';
import { announceCorrection } from '../sql/correct-observations.ts';
import { deleteRemoved } from '../sql/removed-readings.ts';

/**
 * After a restore: readings that were deleted by hand since the backup go again, and the rhythm is judged anew without them.
 * @returns how many
 */
export async function removeAgain({ db }: Pick<ObservationsRoom, 'db'>, events: EventBus): Promise<number> {
  const removed = await db.transaction().execute(async (trx) => {
    const found = await deleteRemoved(trx);
    for (const { datastream, from } of found) await announceCorrection(trx, { datastream, time: from });
    return found;
  });
  for (const { datastream, from } of removed) await events.announce(observationsCorrected, { datastream, from });
  return removed.reduce((sum, { count }) => sum + count, 0);
}
