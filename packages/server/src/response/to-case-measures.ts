import { type CaseMeasure, limits } from '@wijkritme/contract';
import { toNamedSeries } from './interventions/named-series.ts';
import { nameOf } from './name-of.ts';
import type { ResponseRoom } from './room.ts';
import { selectCaseMeasures, selectMeasureSteps, selectMeasureVerdicts } from './sql/case-history.ts';
import type { Telling } from './to-interpretations.ts';

/** Measures of a case that its reader was found to see, with what became of each. */
export async function toCaseMeasures(
  room: ResponseRoom,
  caseId: number,
  { names, language }: Pick<Telling, 'names' | 'language'>,
): Promise<CaseMeasure[]> {
  const most = limits.historyOfCase;
  const [measures, steps, verdicts] = await Promise.all([
    selectCaseMeasures(room.db, caseId, most),
    selectMeasureSteps(room.db, caseId, most),
    selectMeasureVerdicts(room.db, caseId, most),
  ]);
  return measures.map(({ id, title, state, starts_on, ends_on, stop_on }) => ({
    ...{ id, title, state, startsOn: starts_on, endsOn: ends_on, stopOn: stop_on },
    steps: steps
      .filter((step) => step.intervention_id === id)
      .map((step) => ({
        at: step.at.toISOString(),
        state: step.state,
        role: step.role,
        organisation: nameOf(names, step.organisation_id),
      })),
    verdicts: verdicts
      .filter((run) => run.intervention_id === id)
      .map((run) => ({
        at: run.at.toISOString(),
        effectId: run.id,
        series: toNamedSeries(room, run.datastream_id, language).name,
        verdict: run.verdict,
      })),
  }));
}
