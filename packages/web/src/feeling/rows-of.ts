import type { FeelingQuestion, QuestionnaireRound } from '@wijkritme/contract';

export interface FeelingRow {
  readonly part: FeelingQuestion['rounds'][number]['part'] | 'elsewhere';
  readonly round: QuestionnaireRound;
}

/** Everything that stands beside a measure for one question: rounds there, oldest first, then those of the places of comparison. */
export function rowsOf({ rounds, comparison }: FeelingQuestion): FeelingRow[] {
  const elsewhere = comparison?.places.flatMap(({ before, after }) => [before, after]) ?? [];
  return [
    ...rounds.map(({ part, round }) => ({ part, round })),
    ...elsewhere.map((round) => ({ part: 'elsewhere' as const, round })),
  ];
}
