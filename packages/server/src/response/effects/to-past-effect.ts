import type { EffectSize, PastEffect } from '@wijkritme/contract';
import type { EffectSize as EngineSize } from '@wijkritme/engine';
import type { Language } from '../../foundation/http/language.ts';
import type { ResponseRoom } from '../room.ts';
import type { PastEffectRow } from '../sql/past-effects.ts';
import { measuredOf } from './to-run.ts';
import { expectationSentence, verdictSentence } from './verdict-sentence.ts';

const toSize = (size: EngineSize | undefined): EffectSize => ({
  percent: size?.percent ?? null,
  inUnit: size?.inUnit ?? null,
});

export function toPastEffect(
  room: ResponseRoom,
  { row, feeling }: { readonly row: PastEffectRow; readonly feeling: PastEffect['feeling'] },
  language: Language,
): PastEffect {
  const { outcome, expected } = row;
  const entry = room.sensors.catalog.find(row.datastream_id);
  const measured = measuredOf(room, row.datastream_id);
  const { report } = outcome;
  return {
    id: row.id,
    interventionId: row.intervention_id,
    title: row.title,
    kind: row.kind,
    state: row.state,
    emergency: row.emergency,
    placeName: room.places.directory.find(row.at_place_id ?? -1)?.name ?? null,
    costEuros: row.cost_euros,
    startedAt: row.started_at.toISOString(),
    until: row.until.toISOString(),
    weeks: report?.weeksAfter ?? null,
    property: entry?.propertyName[language] ?? '',
    unit: entry?.unit ?? '',
    simulated: row.simulated || entry?.simulated === true,
    expectedDirection: expected.direction,
    expectedSize: expected.size,
    expectedAs: expected.as,
    comparisons: report?.comparisons.length ?? 0,
    verdict: outcome.verdict,
    effect: toSize(report?.effect),
    low: toSize(report?.low),
    high: toSize(report?.high),
    sentence: verdictSentence(outcome, measured, language),
    expectation: expectationSentence(expected, outcome, { measured, language }),
    feeling,
    label: row.label,
  };
}
