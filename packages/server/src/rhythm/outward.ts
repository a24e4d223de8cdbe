import type { Range } from '@wijkritme/contract';
import { type CountRule, showCount, showDifference, showRange } from '@wijkritme/engine';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import type { Amount } from './sentences/wording.ts';
import type { DeviationRow } from './sql/deviations.ts';

/** How this reader sees a datastream: as measured (null), or by the rule of its passport. */
export function viewOf(reader: Reader, entry: CatalogEntry | undefined): CountRule | null {
  if (!entry?.outward || reader.seesProtected(entry.placeId)) return null;
  return entry.outward;
}

/** Smallest count that an answer shows; nothing where all are shown. */
export const shownFrom = (rule: CountRule | null): { shownFrom?: number } => (rule ? { shownFrom: rule.minimum } : {});

/** null: hidden, or nothing to show. */
export function shownValue(value: number | null, rule: CountRule | null): number | null {
  if (value === null || rule === null) return value;
  const shown = showCount(value, rule);
  return Number.isNaN(shown) ? null : shown;
}

export function shownRange(range: Range | undefined, rule: CountRule | null): Range | undefined {
  return range && rule ? showRange(range, rule) : range;
}

export interface ShownDeviation extends DeviationRow {
  /** The minimum that hides its strongest reading; null where it is shown, or there is none. */
  readonly hidden_below: number | null;
  /** The same for the single reading that an impossible one is held against. */
  readonly hidden_before: number | null;
}

/** An amount in a sentence: hidden counts are told by the minimum that hides them. */
export function amountOf(value: number, rule: CountRule | null): Amount {
  return shownValue(value, rule) ?? { below: rule?.minimum ?? 0 };
}

/** Weeks for people: one digit that counts, so that no chance can be worked back from it. */
const oneDigit = (weeks: number) => Number(weeks.toPrecision(1));

/**
 * A deviation as outsiders see it. Its chance is a function of the reading and of the band, to many digits: those go, for
 * a hidden reading could be worked out from them.
 */
export function shownDeviation(row: DeviationRow, rule: CountRule | null): ShownDeviation {
  if (rule === null) return { ...row, hidden_below: null, hidden_before: null };
  const { expected_low: low, expected_mid: mid, expected_high: high } = row;
  // What an impossible reading is held against is a single reading too.
  const single = row.kind === 'implausible' || low === null || mid === null || high === null;
  const range = single ? undefined : showRange({ low, mid, high }, rule);
  const peak = shownValue(row.peak_value, rule);
  return {
    ...row,
    hidden_below: row.peak_value !== null && peak === null ? rule.minimum : null,
    hidden_before: single && mid !== null && shownValue(mid, rule) === null ? rule.minimum : null,
    peak_value: peak,
    expected_low: range?.low ?? null,
    expected_mid: range?.mid ?? shownValue(mid, rule),
    expected_high: range?.high ?? null,
    mean_difference: row.mean_difference === null ? null : showDifference(row.mean_difference, rule),
    surprise: Math.round(row.surprise),
    once_in_weeks: row.once_in_weeks === null ? null : oneDigit(row.once_in_weeks),
    probability: null,
  };
}
