import type { Due, Removal, RetentionRun } from '../observations/index.ts';
import type { Series } from './series.ts';
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
import { type DatedDay, type RhythmDb, upsertDays } from './sql/write-rhythm.ts';

/**
 * Forgets single readings that are due, in memory.
 * @returns series of which nothing newer was heard, to be let go, and the days that were going on in them
 */
export function forgetDue(dues: readonly Due[], find: (id: number) => Series | undefined) {
  const gone: Series[] = [];
  const lastDays: DatedDay[] = [];
  for (const { datastreamId, raw } of dues) {
    const series = find(datastreamId);
    if (series === undefined || series.forgetReadings(raw)) continue;
    gone.push(series);
    const day = series.lastDay(raw);
    if (day) lastDays.push({ datastreamId, day });
  }
  return { gone, lastDays };
}

export interface DueParts {
  readonly joints: readonly JointDue[];
  /** Days that were going on in series of which every reading is due: their hours have a term of their own. */
  readonly lastDays: readonly DatedDay[];
}

/**
 * Removes what was made from readings that are due: states that end in one, days finer than their term, strongest
 * readings. Counts and removal are one transaction.
 */
export async function removeDue(db: RhythmDb, run: RetentionRun, { joints, lastDays }: DueParts): Promise<void> {
  const { dues } = run;
  if (dues.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await upsertDays(trx, lastDays);
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
