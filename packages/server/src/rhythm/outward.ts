import type { Range } from '@wijkritme/contract';
import { type CountRule, showCount, showDifference, showRange } from '@wijkritme/engine';
import type { Reader } from '../foundation/reader.ts';
import type { CatalogEntry } from '../sensors/index.ts';
import type { RhythmKeeper } from './keeper.ts';
import { type Amount, hiddenInSum } from './sentences/wording.ts';
import type { DeviationRow } from './sql/deviations.ts';

/** How this reader sees a datastream: as measured (null), or by the rule of its passport. */
export function viewOf(reader: Reader, entry: CatalogEntry | undefined): CountRule | null {
  if (!entry?.outward || reader.seesProtected(entry.placeId)) return null;
  return entry.outward;
}

/** Smallest count that an answer shows, and whether it is hidden with others; nothing where all are shown. */
export const shownFrom = (rule: CountRule | null, entry?: CatalogEntry): { shownFrom?: number; inSum?: true } => ({
  ...(rule && { shownFrom: rule.minimum }),
  ...(rule && entry?.sum && ({ inSum: true } as const)),
});

/** Is the newest reading to be hidden because of the others in its sum? @param time UTC ms */
export const isHeldNow = (keeper: Pick<RhythmKeeper, 'isOpen'>, entry: CatalogEntry, time: number) =>
  entry.sum !== null && !keeper.isOpen(entry, time);

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
  /** Its strongest reading would give away another of its sum. */
  readonly hidden_in_sum: boolean;
}

/** A deviation of which is known whether its strongest reading may be shown next to the others in its sum. */
export type LookedDeviation = DeviationRow & { readonly isOpen?: boolean };

/** What is told of its strongest reading. */
export function peakOf(row: ShownDeviation): Amount | null {
  if (row.hidden_in_sum) return hiddenInSum;
  return row.hidden_below === null ? row.peak_value : { below: row.hidden_below };
}

/** An amount in a sentence: hidden counts are told by the minimum that hides them. @param isHeld it would give away another */
export function amountOf(value: number, rule: CountRule | null, isHeld = false): Amount {
  if (rule && isHeld) return hiddenInSum;
  return shownValue(value, rule) ?? { below: rule?.minimum ?? 0 };
}

/** Weeks for people: one digit that counts, so that no chance can be worked back from it. */
const oneDigit = (weeks: number) => Number(weeks.toPrecision(1));

/**
 * A deviation as outsiders see it. Its chance is a function of the reading and of the band, to many digits: those go, for
 * a hidden reading could be worked out from them.
 */
export function shownDeviation(row: LookedDeviation, rule: CountRule | null, entry?: CatalogEntry): ShownDeviation {
  if (rule === null) return { ...row, hidden_below: null, hidden_before: null, hidden_in_sum: false };
  const isInSum = entry?.sum != null;
  const isHeld = isInSum && row.isOpen !== true;
  const { expected_low: low, expected_mid: mid, expected_high: high } = row;
  // What an impossible reading is held against is a single reading too.
  const single = row.kind === 'implausible' || low === null || mid === null || high === null;
  const range = single ? undefined : showRange({ low, mid, high }, rule);
  const peak = isHeld ? null : shownValue(row.peak_value, rule);
  return {
    ...row,
    hidden_below: row.peak_value !== null && peak === null && !isHeld ? rule.minimum : null,
    hidden_in_sum: row.peak_value !== null && isHeld,
    hidden_before: single && !isInSum && mid !== null && shownValue(mid, rule) === null ? rule.minimum : null,
    peak_value: peak,
    expected_low: range?.low ?? null,
    // Nobody knows when the reading was that an impossible one is held against.
    expected_mid: range?.mid ?? (isInSum ? null : shownValue(mid, rule)),
    expected_high: range?.high ?? null,
    // A difference of one reading is that reading.
    mean_difference:
      row.mean_difference === null || (isHeld && row.kind !== 'level-shift')
        ? null
        : showDifference(row.mean_difference, rule),
    surprise: Math.round(row.surprise),
    once_in_weeks: row.once_in_weeks === null ? null : oneDigit(row.once_in_weeks),
    probability: null,
  };
}
