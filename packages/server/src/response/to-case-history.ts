import { type CaseFile, limits } from '@wijkritme/contract';
import type { LabelReader } from '../sharing/index.ts';
import { cutHistory } from './cut-history.ts';
import { nameOf } from './name-of.ts';
import type { ResponseRoom } from './room.ts';
import { type CaseStepRow, selectCaseSteps, selectMeasureSteps, selectMeasureVerdicts } from './sql/case-history.ts';
import { toCaseMeasures } from './to-case-measures.ts';
import type { Telling } from './to-interpretations.ts';

/** What a case that its reader was found to see went through: the newest, or what happened at a moment or before. */
export async function toCaseHistory(
  room: ResponseRoom,
  { caseId, reader, until }: { readonly caseId: number; readonly reader: LabelReader; readonly until: Date | null },
  telling: Pick<Telling, 'names' | 'language'>,
): Promise<Pick<CaseFile, 'steps' | 'measures' | 'measuresLeft' | 'earlierUntil'>> {
  const most = limits.historyOfCase;
  const part = { reader, until, limit: most + 1 };
  const [steps, measureSteps, verdicts] = await Promise.all([
    selectCaseSteps(room.db, caseId, part),
    selectMeasureSteps(room.db, caseId, part),
    selectMeasureVerdicts(room.db, caseId, part),
  ]);
  const { lists, earlierUntil } = cutHistory({ steps, measureSteps, verdicts }, most);
  return {
    steps: lists.steps.map((step) => toStep(step, telling.names)),
    ...(await toCaseMeasures(room, { caseId, reader, steps: lists.measureSteps, verdicts: lists.verdicts }, telling)),
    earlierUntil: earlierUntil?.toISOString() ?? null,
  };
}

function toStep(
  { kind, at, signal_id, reason, role, organisation_id }: CaseStepRow,
  names: Telling['names'],
): CaseFile['steps'][number] {
  const organisation = organisation_id === null ? null : nameOf(names, organisation_id);
  return { kind, at: at.toISOString(), signalId: signal_id, reason, role, organisation };
}
