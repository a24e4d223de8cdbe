/**
 * The upper tail of one statistic of a series, from its highest peaks so far: peaks over a threshold (Pickands 1975) with
 * the tail index of Hill (1975) and the tail probability of Weissman (1978). It needs no minimum, maximum or unit, so what
 * it says can be compared between series.
 */
export interface PeakTail {
  /** The highest peaks, highest first; the first `kept` count. */
  readonly peaks: Float32Array;
  /** The reading, counted from the start, at which each stands. */
  readonly at: Uint32Array;
  kept: number;
  /** Readings seen. */
  readings: number;
  /** Where the newest peak stands, and how high it is. */
  newestAt: number;
  newest: number;
}

/** Peaks kept: enough for Hill's estimator, few enough to search through. */
const MOST_PEAKS = 24;
/** The tail begins at the highest 2 % of all readings. */
const TAIL_SHARE = 0.02;
const FEWEST_PEAKS = 4;
/** Readings before a tail says anything. */
const FIRST_READINGS = 20;
/** Readings within which values are one peak (runs declustering, Leadbetter et al. 1989). */
const CLUSTER = 10;
/** Until a tail has shown its shape it counts as fairly heavy: this index, as if learned from this many peaks. */
const PRIOR_INDEX = 0.4;
const PRIOR_PEAKS = 6;
/** How often peaks that are too old are looked for, in readings. */
const SWEEP = 256;

export function createPeakTail(): PeakTail {
  return {
    peaks: new Float32Array(MOST_PEAKS),
    at: new Uint32Array(MOST_PEAKS),
    kept: 0,
    readings: 0,
    newestAt: Number.NEGATIVE_INFINITY,
    newest: 0,
  };
}

/**
 * How rare a value at least this high is, from what was learned before it.
 * @param value the statistic, 0 or higher
 * @param horizon readings that are remembered
 * @returns −ln p; 0 below the tail and while too little is known
 */
export function surpriseOf(tail: PeakTail, value: number, horizon: number): number {
  const seen = Math.min(tail.readings, horizon);
  const k = Math.min(tail.kept, Math.max(FEWEST_PEAKS, Math.floor(TAIL_SHARE * seen)));
  if (seen < FIRST_READINGS || k < 2) return 0;
  const threshold = tail.peaks[k - 1] as number; // k ≤ kept
  const height = Math.fround(value);
  if (height <= threshold) return 0;
  return Math.log(seen / k) + Math.log(height / threshold) / tailIndex(tail, k);
}

/** Hill's estimator over the k highest peaks, drawn to the prior while they are few. */
function tailIndex({ peaks }: PeakTail, k: number): number {
  const threshold = peaks[k - 1] as number; // k ≤ kept
  let sum = PRIOR_PEAKS * PRIOR_INDEX;
  for (let i = 0; i < k - 1; i++) sum += Math.log((peaks[i] as number) / threshold);
  return sum / (PRIOR_PEAKS + k - 1);
}

/** Learns the statistic of the next reading. */
export function learnPeak(tail: PeakTail, value: number, horizon: number): void {
  const now = tail.readings;
  tail.readings += 1;
  if (now % SWEEP === 0 && now > horizon) forget(tail, now - horizon);
  const height = Math.fround(value);
  if (!(height > 0)) return;
  if (now - tail.newestAt < CLUSTER) {
    if (height <= tail.newest) return;
    remove(tail, tail.peaks.indexOf(tail.newest));
  }
  if (tail.kept === MOST_PEAKS && height <= (tail.peaks[MOST_PEAKS - 1] as number)) return;
  insert(tail, height, now);
  tail.newestAt = now;
  tail.newest = height;
}

function insert(tail: PeakTail, height: number, now: number): void {
  const { peaks, at } = tail;
  let i = Math.min(tail.kept, MOST_PEAKS - 1);
  for (; i > 0 && (peaks[i - 1] as number) < height; i--) {
    peaks[i] = peaks[i - 1] as number; // i − 1 is inside
    at[i] = at[i - 1] as number;
  }
  peaks[i] = height;
  at[i] = now;
  tail.kept = Math.min(tail.kept + 1, MOST_PEAKS);
}

function remove(tail: PeakTail, index: number): void {
  if (index < 0 || index >= tail.kept) return;
  tail.peaks.copyWithin(index, index + 1, tail.kept);
  tail.at.copyWithin(index, index + 1, tail.kept);
  tail.kept -= 1;
}

function forget(tail: PeakTail, before: number): void {
  for (let i = tail.kept - 1; i >= 0; i--) if ((tail.at[i] as number) < before) remove(tail, i);
}
