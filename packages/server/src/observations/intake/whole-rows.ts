import type { Readings } from '../readings.ts';
import { PENDING } from './outcome.ts';

/** Rows of as many readings each, one row after the other, of which all readings are stored or none. */
export interface WholeRows {
  readonly readings: Readings;
  /** Readings of one row. */
  readonly width: number;
}

/** What became of each row, and which of its readings decided that. */
export interface RowOutcomes {
  /** Outcome code per row. */
  readonly code: Uint8Array;
  /** Number of the reading, counted through all rows. */
  readonly by: Int32Array;
}

/** One that is refused at the gate refuses its row. @param judged outcome per reading; PENDING where it may be stored */
export function outcomesAtGate({ readings, width }: WholeRows, judged: Uint8Array): RowOutcomes {
  const rows = readings.count / width;
  const outcomes = { code: new Uint8Array(rows).fill(PENDING), by: new Int32Array(rows) };
  for (let row = 0; row < rows; row++) {
    outcomes.by[row] = row * width;
    for (let at = row * width; at < (row + 1) * width; at++) {
      if (judged[at] === PENDING) continue;
      outcomes.code[row] = judged[at] as number;
      outcomes.by[row] = at;
      break;
    }
  }
  return outcomes;
}
