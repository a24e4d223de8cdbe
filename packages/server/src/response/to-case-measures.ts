import { type CaseFile, limits } from '@wijkritme/contract';
import type { LabelReader } from '../sharing/index.ts';
import { toNamedSeries } from './interventions/named-series.ts';
import { nameOf } from './name-of.ts';
import type { ResponseRoom } from './room.ts';
import { type MeasureStepRow, type MeasureVerdictRow, selectCaseMeasures } from './sql/case-history.ts';
import type { Telling } from './to-interpretations.ts';

interface WhatBecame {
  readonly caseId: number;
  readonly reader: LabelReader;
  readonly steps: readonly MeasureStepRow[];
  readonly verdicts: readonly MeasureVerdictRow[];
}

/** Measures of a case that its reader was found to see, with what became of each. */
export async function toCaseMeasures(
  room: ResponseRoom,
  { caseId, reader, steps, verdicts }: WhatBecame,
  { names, language }: Pick<Telling, 'names' | 'language'>,
): Promise<Pick<CaseFile, 'measures' | 'measuresLeft'>> {
  const also = [...new Set([...steps, ...verdicts].map(({ intervention_id }) => intervention_id))];
  const measures = await selectCaseMeasures(room.db, caseId, { reader, limit: limits.historyOfCase, also });
  const told = measures.map(({ id, title, state, starts_on, ends_on, stop_on }) => ({
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
  const coming = told.filter(({ state }) => state === 'planned' || state === 'running').length;
  return { measures: told, measuresLeft: (measures[0]?.coming ?? 0) - coming };
}
