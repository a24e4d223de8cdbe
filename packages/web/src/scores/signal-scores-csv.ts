import type { SignalScore, SignalScores } from '@wijkritme/contract';
import { csvOf } from '../workbench/csv.ts';
import type { SignalScoresText } from './signal-texts-nl.ts';

interface CsvWords {
  readonly text: SignalScoresText;
  readonly number: (value: number) => string;
}

/** The rows of the table and their sum; what is hidden or not known is an empty cell. */
export function toSignalScoresCsv({ items, total, quarter }: SignalScores, { text, number }: CsvWords): string {
  const row = (name: string, score: SignalScore) => [name, quarter, ...cellsOf(score, number)];
  return csvOf([
    text.csv,
    ...items.map((item) => row(item.placeName ?? text.noPlace, item)),
    ...(total ? [row(text.total, total)] : []),
  ]);
}

function cellsOf(score: SignalScore, number: (value: number) => string): string[] {
  const { signals, useful, falseAlarms, expected, unconfirmed } = score;
  const { detectMinutes, detected, reactMinutes, reacted } = score;
  return [signals, useful, falseAlarms, expected, unconfirmed, detectMinutes, detected, reactMinutes, reacted].map(
    (value) => (value === null ? '' : number(value)),
  );
}
