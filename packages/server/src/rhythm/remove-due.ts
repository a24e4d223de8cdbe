import type { Removal, RetentionRun } from '../observations/index.ts';
import { deleteDueContradictions } from './sql/contradictions.ts';
import {
  coarsenDays,
  deleteDueDays,
  deleteDueDeviations,
  deleteDueStates,
  emptyDueExtremes,
  emptyDuePeaks,
  type Gone,
} from './sql/retention.ts';
import { deleteDueJoint, type JointDue } from './sql/retention-joint.ts';
import { deleteEmptySignals, refreshSignal } from './sql/signals.ts';
import type { RhythmDb } from './sql/write-rhythm.ts';

/**
 * Removes what was made from readings that are due: states that end in one, days finer than their term, strongest
 * readings. Counts and removal are one transaction.
 */
export async function removeDue(db: RhythmDb, run: RetentionRun, joints: readonly JointDue[]): Promise<void> {
  const { dues } = run;
  if (dues.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const states = await deleteDueStates(trx, dues);
    const { gone: deviations, signals } = await deleteDueDeviations(trx, dues);
    const contradictions = await deleteDueContradictions(trx, dues);
    const joint = await deleteDueJoint(trx, joints);
    const bereft = [...new Set([...signals, ...joint.signals])];
    for (const signal of bereft) await refreshSignal(trx, signal);
    if (bereft.length > 0) await deleteEmptySignals(trx);
    const peaks = await emptyDuePeaks(trx, dues);
    const days = await deleteDueDays(trx, dues);
    const singles = await coarsenDays(trx, dues, 'raw');
    const hours = await coarsenDays(trx, dues, 'hour');
    const extremes = await emptyDueExtremes(trx, dues);
    const removalsOf = toRemovals(run);
    await run.record(trx, [
      ...removalsOf(states, 'state', 'raw'),
      ...removalsOf(deviations, 'deviation', 'day'),
      ...removalsOf(contradictions, 'deviation', 'day'),
      ...removalsOf(joint.gone, 'deviation', 'day'),
      ...removalsOf(peaks, 'deviation', 'raw'),
      ...removalsOf(days, 'day', 'day'),
      ...removalsOf(singles, 'hour', 'raw'),
      ...removalsOf(hours, 'hour', 'hour'),
      ...removalsOf(extremes, 'hour', 'raw'),
    ]);
  });
}

/** @returns makes removals of what went at a level, by the term that made it due */
export function toRemovals({ dues, now }: RetentionRun) {
  const byId = new Map(dues.map((due) => [due.datastreamId, due]));
  const goneAt = now();
  return (gone: readonly Gone[], level: Removal['level'], term: 'raw' | 'hour' | 'day'): Removal[] =>
    gone.map(({ datastreamId, count, earliest }) => {
      const dueSince = byId.get(datastreamId)?.dueSince(term, earliest) ?? Number.NaN;
      return { datastreamId, level, count, dueSince, goneAt };
    });
}
