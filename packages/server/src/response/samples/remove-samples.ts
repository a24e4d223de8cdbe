import { closeSimulatedOrganisations } from '../../sharing/index.ts';
import type { ResponseParts } from '../room.ts';
import { deleteCases, lockMeasuresOf, noteRemoved } from '../sql/remove-cases.ts';
import { closeSampleCases, deleteSampleRest, lockSampleCases } from '../sql/sample-cases.ts';

/** Nothing of the cases of a sample city outlives it; what people opened themselves stays. @returns how many cases went */
export async function removeSamples({
  db,
  clock,
  files,
}: Pick<ResponseParts, 'db' | 'clock' | 'files'>): Promise<number> {
  const now = clock.now();
  const gone = await db.transaction().execute(async (trx) => {
    const ids = await lockSampleCases(trx);
    await lockMeasuresOf(trx, ids);
    await closeSampleCases(trx, new Date(now));
    await noteRemoved(trx, ids, new Date(now));
    const found = await deleteCases(trx, ids);
    await deleteSampleRest(trx);
    await closeSimulatedOrganisations(trx, now);
    return found;
  });
  for (const key of gone.keys) files.remove(key);
  return gone.cases;
}
