import { SECOND, WijkritmeError } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { selectSealingState } from '../sql/sealing-state.ts';
import { Sealing } from './sealing.ts';

/** Every night, after what is due was removed, which need not be packed first, and the size of the store was noted. */
const NIGHTLY = '55 4 * * *';
/** Who asks over HTTP is answered by then. */
const LONGEST_REQUEST = 20 * SECOND;

export function mountSealing(context: Context, db: ObservationsDb): Sealing {
  const { config, http, jobs, log } = context;
  const sealing = new Sealing(context);
  const afterDays = config.sealAfterDays;
  jobs.declare(
    'sealing',
    async () => {
      if (afterDays === undefined) return;
      const report = await sealing.run({ afterDays });
      if (report.months > 0) log.info(report, 'months of readings sealed');
    },
    NIGHTLY,
  );
  http.operation('getSealing', async () => ({ afterDays: afterDays ?? null, ...(await selectSealingState(db)) }));
  http.operation('runSealing', async () => {
    if (afterDays === undefined)
      throw new WijkritmeError('conflict', 'Sealing is off; set SEAL_AFTER_DAYS to a number of days and start again.');
    if (sealing.isRunning) throw new WijkritmeError('busy', 'Months are being sealed; wait until that is done.');
    return sealing.run({ afterDays, longestMs: LONGEST_REQUEST });
  });
  return sealing;
}
