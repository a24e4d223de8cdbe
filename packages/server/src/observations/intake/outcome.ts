import type { ErrorCode } from '@wijkritme/contract';

/** What became of one reading: stored, a harmless repeat, or the error code that says why not. Small numbers, one per row. */
export const outcomes = [
  'stored',
  'repeated',
  'conflicting_reading',
  'datastream_unknown',
  'passport_missing',
  'passport_not_yet_valid',
  'passport_expired',
  'passport_withdrawn',
  'passport_other_unit',
  'interval_too_fine',
  'group_below_minimum',
  'key_other_thing',
  'unauthorized',
  'result_not_a_number',
  'result_out_of_range',
  'time_invalid',
  'time_in_future',
  'time_too_late',
  'stage_too_early',
  'field_ended',
  'device_withdrawn',
] as const satisfies readonly (ErrorCode | 'stored' | 'repeated')[];

export type OutcomeName = (typeof outcomes)[number];
export type RefusalName = Exclude<OutcomeName, 'stored' | 'repeated'>;

export const STORED = 0;
export const REPEATED = 1;
export const CONFLICT = 2;
/** Judged where the readings of a datastream come one after the other: at the store. */
export const TOO_FINE = outcomeCode('interval_too_fine');

/** While a row waits for its commit. */
export const PENDING = 255;

export function outcomeCode(name: OutcomeName): number {
  return outcomes.indexOf(name);
}

/** @throws RangeError for a number that is no outcome */
export function outcomeName(code: number): OutcomeName {
  const name = outcomes[code];
  if (name === undefined) throw new RangeError(`not an outcome: ${code}`);
  return name;
}
