import type { EffectMethod } from './comparison-weights.ts';
import type { EffectSize } from './effect-size.ts';

/** Why nothing can be told, with what would be needed. */
export type CannotTell =
  | { readonly reason: 'ends-before-start' }
  | { readonly reason: 'starts-after-data'; readonly lastMs: number }
  | { readonly reason: 'too-short-after'; readonly weeks: number; readonly needed: number }
  | { readonly reason: 'too-short-before'; readonly weeks: number; readonly needed: number }
  /** Share of the weeks that were measured, 0..1. */
  | { readonly reason: 'gaps-before' | 'gaps-after'; readonly share: number; readonly needed: number }
  /** Of states, such as open and closed, there is no more or less. */
  | { readonly reason: 'states' }
  | { readonly reason: 'constant' }
  | { readonly reason: 'too-few-comparisons'; readonly usable: number; readonly needed: number }
  /** Stretches before the start on which the method could be tried, side by side. */
  | { readonly reason: 'too-few-placebos'; readonly stretches: number; readonly needed: number }
  /** The place had already left its comparison just before the start. */
  | { readonly reason: 'moved-before' }
  /** Something changed in another week, far more clearly than at the start; local day since 1970-01-01 on which that week begins. */
  | { readonly reason: 'began-elsewhere'; readonly fromDay: number }
  /** Without this comparison little would be left of the effect, or it would point the other way. */
  | { readonly reason: 'one-comparison-decides'; readonly id: string };

export type EffectVerdict = 'probably-less' | 'probably-more' | 'none-shown' | 'cannot-tell';

/** Why a series was not compared with. */
export type UnusableReason = 'other-kind' | 'no-data-before' | 'gaps' | 'constant' | 'no-data-after';

export interface EffectInterval {
  readonly effect: EffectSize;
  /** Together hold the effect in 95 of 100 measures like this. */
  readonly low: EffectSize;
  readonly high: EffectSize;
}

/** One week, as means per reading in the unit of the series; NaN for a gap. */
export interface EffectWeek {
  /** Local day since 1970-01-01 on which it begins. */
  readonly fromDay: number;
  readonly measured: number;
  /** What the comparison says it would have been. */
  readonly expected: number;
}

export interface SpillOver extends EffectInterval {
  readonly id: string;
  readonly verdict: EffectVerdict;
}

/** All numbers behind a verdict. */
export interface EffectReport extends EffectInterval {
  readonly method: EffectMethod;
  /** Per method, the standard deviation of what it found on this place before the start. */
  readonly strayed: Readonly<Record<EffectMethod, number>>;
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  /** Weight of each comparison, adding up to one. */
  readonly comparisons: readonly { readonly id: string; readonly weight: number }[];
  readonly unusable: readonly { readonly id: string; readonly reason: UnusableReason }[];
  /** What the method finds where nothing was done. */
  readonly placebos: {
    readonly inTime: readonly number[];
    readonly inSpace: readonly { readonly id: string; readonly onScale: number }[];
    /** How many of all series before the start, as shares of their own spread, were as large; as a chance. */
    readonly chance: number;
  };
  /** What the method finds in the weeks just before the start, and how much would be too much, on the scale. */
  readonly justBefore: { readonly onScale: number; readonly limit: number };
  /** The effect without one of the comparisons. */
  readonly withoutOne: readonly { readonly id: string; readonly effect: EffectSize }[];
  readonly spillOver: readonly SpillOver[];
  readonly weeks: readonly EffectWeek[];
}

/** What is told of a measure. `report` is there as soon as there are numbers, also where they do not carry a verdict. */
export type EffectOutcome =
  | { readonly verdict: 'cannot-tell'; readonly because: CannotTell; readonly report?: EffectReport }
  | { readonly verdict: 'probably-less' | 'probably-more' | 'none-shown'; readonly report: EffectReport };
