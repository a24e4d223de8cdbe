import { outcomeName, REPEATED, STORED } from '../intake/outcome.ts';
import type { Readings } from '../readings.ts';
import type { ObservationsRoom } from '../room.ts';
import type { RefusedRow } from './parse-data-arrays.ts';
import { refusalDetail } from './refusal.ts';

/** Refusals that an answer lists; the number is always complete. */
export const LISTED = 1_000;

/** Many rows of a request as they were read. */
export interface ReadRows {
  readonly readings: Readings;
  /** Position in the request of each of the readings. */
  readonly at: Int32Array;
  /** Rows that cannot be read. */
  readonly refused: readonly RefusedRow[];
}

export interface Refused {
  readonly rows: RefusedRow[];
  readonly total: number;
}

/** What could not be read and what the intake refused, in the order of the request, with the reason. */
export function listRefused(room: ObservationsRoom, { readings, at, refused }: ReadRows, outcome: Uint8Array): Refused {
  const rows = refused.slice(0, LISTED);
  let total = refused.length;
  const { datastream } = readings;
  for (let i = 0; i < outcome.length; i++) {
    if (outcome[i] === STORED || outcome[i] === REPEATED) continue;
    total += 1;
    if (rows.length >= LISTED) continue;
    const code = outcomeName(outcome[i] as number);
    if (code === 'stored' || code === 'repeated') continue;
    const detail = refusalDetail(room, code, datastream[i] as number);
    rows.push({ at: at[i] as number, datastream: datastream[i] as number, code, detail });
  }
  return { rows: rows.sort((a, b) => a.at - b.at), total };
}
