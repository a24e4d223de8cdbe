import type { RetentionRun } from '../../observations/index.ts';
import { toRemovals } from '../remove-due.ts';
import { deleteDueForecasts, deleteDueModels, deleteDueScores } from '../sql/forecast-removal.ts';
import type { RhythmDb } from '../sql/write-rhythm.ts';

/** Removes forecasts and scores that were made from readings that are due. Counts and removal are one transaction. */
export async function removeDueForecasts(db: RhythmDb, run: RetentionRun): Promise<void> {
  const { dues } = run;
  if (dues.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const forecasts = await deleteDueForecasts(trx, dues);
    const scores = await deleteDueScores(trx, dues);
    await deleteDueModels(trx, dues);
    const removalsOf = toRemovals(run);
    await run.record(trx, [...removalsOf(forecasts, 'state', 'raw'), ...removalsOf(scores, 'day', 'day')]);
  });
}
