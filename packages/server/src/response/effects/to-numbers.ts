import { DAY, type EffectNumbers, type EffectSize, type EffectWeek } from '@wijkritme/contract';
import { type EffectReport, type EffectSize as EngineSize, withoutEffect } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import type { ResponseRoom } from '../room.ts';
import type { KeptQuestion } from './kept-question.ts';
import { numberSentences, spillOverSentence } from './number-sentences.ts';
import { placebosInSpace, placesSentence } from './placebos-in-space.ts';
import { measuredOf } from './to-run.ts';

/** JSON keeps what is no number as null. */
const known = (value: number | null | undefined): number | null =>
  value === undefined || value === null || !Number.isFinite(value) ? null : value;
const toSize = ({ percent, inUnit }: EngineSize): EffectSize => ({ percent: known(percent), inUnit: known(inUnit) });

export interface Told {
  readonly report: EffectReport;
  readonly question: KeptQuestion;
  readonly datastreamId: number;
}

/** All numbers of a report, for people and programs. */
export function toEffectNumbers(room: ResponseRoom, told: Told, language: Language): EffectNumbers {
  const { report } = told;
  const { method, weeksBefore, weeksAfter, strayed, placebos, justBefore } = report;
  const inSpace = placebosInSpace(told);
  return {
    effect: toSize(report.effect),
    low: toSize(report.low),
    high: toSize(report.high),
    method,
    weeksBefore,
    weeksAfter,
    strayed: {
      'difference-in-differences': known(strayed['difference-in-differences']),
      'synthetic-control': known(strayed['synthetic-control']),
    },
    comparisons: report.comparisons.map(({ id, weight }) => ({
      datastreamId: Number(id),
      weight,
      without: toSize(report.withoutOne.find((one) => one.id === id)?.effect ?? nothing),
      placebo: toSize(inSpace.get(id) ?? nothing),
    })),
    placesSentence: placesSentence(inSpace.values(), measuredOf(room, told.datastreamId), language),
    unusable: report.unusable.map(({ id, reason }) => ({ datastreamId: Number(id), reason })),
    chance: known(placebos.chance),
    placebosInTime: placebos.inTime.length,
    justBefore: { found: known(justBefore.onScale), limit: known(justBefore.limit) },
    spillOver: report.spillOver.map((one) => ({
      datastreamId: Number(one.id),
      verdict: one.verdict,
      effect: toSize(one.effect),
      low: toSize(one.low),
      high: toSize(one.high),
      sentence: spillOverSentence(one, measuredOf(room, Number(one.id)), language),
    })),
    weeks: toWeeks(told),
    sentences: numberSentences(room, told, language),
  };
}

const nothing: EngineSize = { onScale: Number.NaN, inUnit: Number.NaN, percent: undefined };

/** Weeks after the start have a range: that of the effect, laid around what was to be expected. */
function toWeeks({ report, question, datastreamId }: Told): EffectWeek[] {
  const kept = question.series[String(datastreamId)];
  const half = report.high.onScale - report.effect.onScale;
  return report.weeks.map(({ fromDay, measured, expected }, index) => {
    const after = index >= report.weeksBefore;
    const series = kept && { ...kept, id: '', times: [], values: [] };
    const moved = (by: number) =>
      after && series && known(expected) !== null ? known(withoutEffect(series, by, expected)) : null;
    return {
      from: new Date(fromDay * DAY).toISOString().slice(0, 10),
      after,
      measured: known(measured),
      expected: known(expected),
      low: moved(half),
      high: moved(-half),
    };
  });
}
