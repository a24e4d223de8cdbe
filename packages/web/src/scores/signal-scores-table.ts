import type { SignalScore, SignalScores } from '@wijkritme/contract';
import type { Cell, FigureTable } from '../exports/figure.ts';
import type { SignalScoresText } from './signal-texts-nl.ts';

/** The rows of the table and their sum; what is hidden or not known is an empty cell. */
export function signalScoresTable({ items, total, quarter }: SignalScores, text: SignalScoresText): FigureTable {
  const row = (name: string, score: SignalScore): Cell[] => [name, quarter, ...cellsOf(score)];
  return {
    caption: quarter,
    columns: text.csv.map((name) => ({ name })),
    rows: [
      ...items.map((item) => row(item.placeName ?? text.noPlace, item)),
      ...(total ? [row(text.total, total)] : []),
    ],
  };
}

function cellsOf(score: SignalScore): Cell[] {
  const { signals, useful, falseAlarms, expected, unconfirmed } = score;
  const { detectMinutes, detected, reactMinutes, reacted } = score;
  return [signals, useful, falseAlarms, expected, unconfirmed, detectMinutes, detected, reactMinutes, reacted];
}
