import { fitsKind, inferKind, type KindReason } from '../kinds/infer-kind.ts';
import type { SeriesKind, SeriesSpec } from '../kinds/series-spec.ts';
import { DAY, HOUR, MINUTE } from '../time/units.ts';

/** What a person says of the series; the rest follows from its first readings. */
export interface DeclaredSeries {
  readonly kind: SeriesKind | 'auto';
  readonly intervalMs?: number;
  /** Lowest and highest value that can physically be. */
  readonly min?: number;
  readonly max?: number;
}

/** How a series is taken, and why. */
export interface TakenSeries {
  readonly spec: SeriesSpec;
  readonly reason: KindReason | 'declared';
  /** The range was read off the values, so a value outside it says more of the range than of the sensor. */
  readonly isRangeOpen: boolean;
}

/** Readings from which kind, interval and range follow: a day of hours. */
export const FIRST_READINGS = 24;
/** The range of a level reaches so many times what was seen beyond it on both sides. */
const REACH = 10;

/** How to take a series whose first readings are these. */
export function takeSeries(declared: DeclaredSeries, times: readonly number[], values: readonly number[]): TakenSeries {
  const inferred = inferKind(values);
  const kind = declared.kind === 'auto' ? inferred.kind : declared.kind;
  const reason = declared.kind === 'auto' ? inferred.reason : 'declared';
  const intervalMs = declared.intervalMs ?? spacingOf(times);
  const range = rangeOf(kind, declared, values);
  const isRangeOpen =
    (kind === 'level' || kind === 'state') && (declared.min === undefined || declared.max === undefined);
  return { spec: { kind, intervalMs, ...range }, reason, isRangeOpen };
}

/** Whether a value shows that a kind was inferred too soon; `negatives` counts those met so far, this one included. */
export function contradicts(kind: SeriesKind, value: number, negatives: number): boolean {
  // Zeros and ones alone are taken for states without being declared so.
  if (kind === 'state') return value !== 0 && value !== 1;
  if (fitsKind(kind, value)) return false;
  // A counter that prints −1 has a fault; one that prints it again and again is no counter.
  return value >= 0 || negatives >= 3;
}

/** The middle one of the spacings, at least a minute and at most a day; an hour where there is none. */
function spacingOf(times: readonly number[]): number {
  const spacings = times.slice(1).map((time, i) => time - (times[i] as number)); // i is inside
  const middle = spacings.sort((a, b) => a - b)[Math.floor(spacings.length / 2)] ?? HOUR;
  return Math.min(DAY, Math.max(MINUTE, middle));
}

function rangeOf(kind: SeriesKind, declared: DeclaredSeries, values: readonly number[]): { min: number; max: number } {
  const { min, max } = usualRange(kind, values);
  return { min: declared.min ?? min, max: declared.max ?? max };
}

/** At least two states. */
function highestState(values: readonly number[]): number {
  return values.reduce((most, value) => (fitsKind('state', value) ? Math.max(most, value) : most), 1);
}

function usualRange(kind: SeriesKind, values: readonly number[]): { min: number; max: number } {
  switch (kind) {
    case 'count':
      return { min: 0, max: Number.POSITIVE_INFINITY };
    case 'proportion':
      return { min: 0, max: values.some((value) => value > 1) ? 100 : 1 };
    case 'state':
      return { min: 0, max: highestState(values) };
    case 'level': {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (const value of values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      const seen = high - low || Math.abs(high) / 100 || 1;
      return { min: low - REACH * seen, max: high + REACH * seen };
    }
    default:
      throw new Error(`unknown kind: ${kind satisfies never}`);
  }
}
