import type { Context } from '../../foundation/context.ts';
import { getSealing } from '../operations/get-sealing.ts';
import { runSealing } from '../operations/run-sealing.ts';
import type { ObservationsDb } from '../sql/read-observations.ts';
import { Sealing } from './sealing.ts';

/** Every night, after what is due was removed, which need not be packed first, and the size of the store was noted. */
const NIGHTLY = '55 4 * * *';

export function mountSealing(context: Context, db: ObservationsDb): Sealing {
  const { config, jobs, log } = context;
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
  getSealing(context, db);
  runSealing(context, sealing);
  return sealing;
}
