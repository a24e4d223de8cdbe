import type { Feeling, FeelingQuestion } from '@wijkritme/contract';
import type { Language } from '../../foundation/http/language.ts';
import type { LabelReader } from '../../sharing/index.ts';
import type { ResponseRoom } from '../room.ts';
import { type QuestionnaireRow, showRounds } from '../sql/questionnaire-rounds.ts';
import { type FeelingPlaces, feelingOf } from './feeling-of.ts';
import { tellingOf } from './to-round.ts';

interface FoundRounds {
  readonly rows: readonly QuestionnaireRow[];
  readonly where: FeelingPlaces;
  readonly language: Language;
}

/** What people said beside one measure: made of the rounds that it tells of, as the statement shows them that keeps receipts (decision 85). */
export async function showFeeling(
  room: ResponseRoom,
  reader: LabelReader,
  { rows, where, language }: FoundRounds,
): Promise<Feeling> {
  const first = feelingOf(rows, where, await tellingOf(room, reader, { language, rows }));
  const ids = first.questions.flatMap(({ rounds, ...rest }) => [
    ...rounds.map(({ round }) => round.id),
    ...elsewhere(rest),
  ]);
  const shown = await showRounds(room.db, reader, { ids, limit: ids.length, spare: 0 });
  return feelingOf(shown, where, await tellingOf(room, reader, { language, rows: shown }));
}

/** Rounds of places of comparison. */
export const elsewhere = ({ comparison }: Pick<FeelingQuestion, 'comparison'>): number[] =>
  comparison?.places.flatMap(({ before, after }) => [before.id, after.id]) ?? [];
