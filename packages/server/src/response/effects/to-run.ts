import type { EffectRun } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { StoredFrozen } from '../interventions/stored-frozen.ts';
import type { ResponseRoom } from '../room.ts';
import { countInputs } from '../sql/effect-inputs.ts';
import { type EffectRunRow, selectRuns } from '../sql/effect-runs.ts';
import type { Measured } from './amounts.ts';
import { expectationSentence, sureSentence, verdictSentence } from './verdict-sentence.ts';

/** How the datastream of an effect is measured; of one that is gone little is known. */
export function measuredOf({ sensors }: Pick<ResponseRoom, 'sensors'>, id: number): Measured {
  const entry = sensors.catalog.find(id);
  return { unit: entry?.unit ?? '', isCount: entry?.kind === 'count' };
}

export interface Around {
  readonly frozen: StoredFrozen | null;
  readonly language: Language;
  /** Inputs that are still kept, by run. */
  readonly kept: ReadonlyMap<number, number>;
}

export function toEffectRun(room: ResponseRoom, row: EffectRunRow, { frozen, language, kept }: Around): EffectRun {
  const measured = measuredOf(room, row.datastream_id);
  const expected = frozen?.plan.expected[row.expected_index];
  const { outcome, question } = row;
  return {
    id: row.id,
    datastreamId: row.datastream_id,
    reason: row.reason,
    askedAt: row.asked_at.toISOString(),
    until: row.until.toISOString(),
    state: row.state,
    progress: row.progress,
    finishedAt: row.finished_at?.toISOString() ?? null,
    verdict: row.verdict,
    sentence: outcome ? verdictSentence(outcome, measured, language) : '',
    expectation: expected ? expectationSentence(expected, outcome, { measured, language }) : '',
    sure: outcome ? sureSentence(outcome, language) : '',
    repeatable: question !== null && Object.keys(question.series).length === (kept.get(row.id) ?? 0),
  };
}

/** The effects of a measure, newest first. */
export async function toEffectRuns(
  room: ResponseRoom,
  { id, frozen }: { readonly id: number; readonly frozen: StoredFrozen | null },
  language: Language,
): Promise<EffectRun[]> {
  const rows = await selectRuns(room.db, id);
  const kept = await countInputs(
    room.db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toEffectRun(room, row, { frozen, language, kept }));
}
