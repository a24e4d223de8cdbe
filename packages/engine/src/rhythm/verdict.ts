export type RhythmStatus = 'learning' | 'normal' | 'deviation' | 'gap' | 'stuck' | 'implausible';

export type DeviationKind =
  | 'higher'
  | 'lower'
  | 'silent'
  | 'stuck'
  | 'level-shift'
  | 'changed-shape'
  | 'implausible'
  | 'other-state';

/**
 * What a deviation looked like. Higher and lower: `spike` (under an hour, or under three readings), `collective` (a longer stretch,
 * each reading perhaps only a little off), `zeros` (a counter that printed nothing but zeros where zero is not normal). Level
 * shift: `step`, `ramp`. Changed shape: the day came `earlier`, `later`, or at `other-hours`. Implausible: `out-of-range`, `jump`. Other state: one that is
 * unusual at that time and `lasting`, or `switching` more than usual.
 */
export type DeviationPattern =
  | 'spike'
  | 'collective'
  | 'zeros'
  | 'step'
  | 'ramp'
  | 'earlier'
  | 'later'
  | 'other-hours'
  | 'out-of-range'
  | 'jump'
  | 'lasting'
  | 'switching';

/** One step in the life of a deviation; `(kind, start)` identifies it within its series. */
export interface DeviationChange {
  change: 'opened' | 'updated' | 'closed' | 'dropped';
  kind: DeviationKind;
  /** UTC ms. */
  start: number;
  /** UTC ms, null while open. */
  end: number | null;
  peakTime: number;
  /** In the unit of the series; NaN for `silent`. */
  peakValue: number;
  /** The 1 %..99 % range and middle expected at the peak. */
  expectedLow: number;
  expectedMid: number;
  expectedHigh: number;
  /** Mean of value − expected middle over the stretch, in the unit of the series; 0 for `silent`. */
  meanDifference: number;
  /** Readings in the stretch so far. */
  readings: number;
  /** −log10 of the chance of its strongest evidence in an ordinary moment. */
  surprise: number;
  pattern?: DeviationPattern;
  /** Weeks from one such deviation to the next, by the habit of this series. */
  onceInWeeks?: number;
  /** Chance that an ordinary week has one: 1 − exp(−1 / onceInWeeks). */
  probability?: number;
}

/** What the engine says of one reading. Callers keep one and pass it again; nothing in it is allocated per reading. */
export interface Verdict {
  /** Predictive 1 % limit, from what was known before the reading. */
  low: number;
  /** Expected middle, NaN at the very first reading. */
  mid: number;
  /** Predictive 99 % limit. */
  high: number;
  /** The range rests on too little to judge by, and can be far wider than the readings. */
  learning: boolean;
  status: RhythmStatus;
  /** −log10 p of the strongest evidence at this reading; 0 for an ordinary one and while learning. */
  surprise: number;
  /** Cleared by every judgement, filled by learning. */
  changes: DeviationChange[];
}

export interface Expectation {
  low: number;
  mid: number;
  high: number;
  learning: boolean;
  /** Days with data that were learned from. */
  daysLearned: number;
  /** Days with data still wanted before the range is used for deviations. */
  daysNeeded: number;
  /** 0..1: share of the range that rests on readings from moments like this one. */
  confidence: number;
}

export function createVerdict(): Verdict {
  const none = Number.NaN;
  return { low: none, mid: none, high: none, learning: true, status: 'learning', surprise: 0, changes: [] };
}

export function createExpectation(): Expectation {
  return {
    low: Number.NaN,
    mid: Number.NaN,
    high: Number.NaN,
    learning: true,
    daysLearned: 0,
    daysNeeded: 0,
    confidence: 0,
  };
}
