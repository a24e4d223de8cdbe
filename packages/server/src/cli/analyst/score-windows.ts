import {
  type EventScore,
  type NabProfile,
  type NabResult,
  nabProfiles,
  type Stretch,
  scoreEvents,
  scoreNab,
  scoreNabAt,
} from '@wijkritme/engine';

/** The application profiles by the names that the benchmark gives them. */
export const PROFILES = {
  standard: nabProfiles.standard,
  reward_low_FP_rate: nabProfiles.lowFalsePositives,
  reward_low_FN_rate: nabProfiles.lowFalseNegatives,
} as const satisfies Record<string, NabProfile>;
export type ProfileName = keyof typeof PROFILES;

/** What a detection said, row by row. */
export interface DetectedRows {
  /** UTC ms; NaN for a row without a time of its own. */
  readonly times: readonly number[];
  readonly scores: readonly number[];
  /** Stretches of the state `deviation`. */
  readonly alarms: readonly Stretch[];
  /** When learning was over, and the last row; NaN where it never was. */
  readonly judged: Stretch;
}

export interface WindowScore {
  /** With the threshold that suits this file best: what the benchmark does for all its files together. */
  readonly nab: NabResult;
  /** With the threshold that was named. */
  readonly nabAt: NabResult;
  /** Deviations against the windows that were judged; times in ms. */
  readonly events: EventScore;
  /** Windows that were over before learning was. */
  readonly unjudged: number;
}

export interface WindowOptions {
  readonly windows: readonly Stretch[];
  readonly profile: ProfileName;
  readonly threshold: number;
}

/** Holds one detection against known events, as the Numenta Anomaly Benchmark does and event by event. */
export function scoreWindows(rows: DetectedRows, { windows, profile, threshold }: WindowOptions): WindowScore {
  const file = { scores: rows.scores, windows: windows.flatMap((window) => toRows(rows.times, window) ?? []) };
  const judged = windows.filter(({ end }) => end >= rows.judged.start);
  const observedMs = rows.judged.end - rows.judged.start;
  return {
    nab: scoreNab([file], PROFILES[profile]),
    nabAt: scoreNabAt([file], PROFILES[profile], threshold),
    events: scoreEvents(judged, rows.alarms, observedMs),
    unjudged: windows.length - judged.length,
  };
}

/** First and last row of a window; undefined where no row lies in it. */
function toRows(times: readonly number[], { start, end }: Stretch): { first: number; last: number } | undefined {
  const isInside = (t: number) => t >= start && t <= end;
  const first = times.findIndex(isInside);
  return first < 0 ? undefined : { first, last: times.findLastIndex(isInside) };
}
