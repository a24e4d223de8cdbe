import { robustSlope } from './robust-slope.ts';

/** Free space on one day. */
export interface FreeSample {
  /** Whole days since any fixed day; at most one sample a day, the oldest first. */
  readonly day: number;
  readonly freeBytes: number;
}

/** When a disk is full, counted in days from the newest sample; or why nobody can say. */
export type FullForecast =
  | { readonly kind: 'full'; readonly days: number; readonly earliest: number; readonly latest: number | null }
  /** Not within so many days, even at the fastest pace that the samples allow. */
  | { readonly kind: 'far'; readonly days: number }
  | { readonly kind: 'unknown'; readonly reason: 'few-samples'; readonly have: number; readonly need: number }
  /** Free space does not shrink; or the samples allow both that it shrinks and that it grows. */
  | { readonly kind: 'unknown'; readonly reason: 'not-filling' | 'unsure' };

export const SAMPLES_NEEDED = 7;
/** Later than this is told as far away: what happens until then is not in the samples. */
export const FAR_DAYS = 3 * 365;
/** Older samples tell of another time. */
const WINDOW = 90;

/**
 * From daily samples of free space: the day on which nothing is left at the pace of these days, with the range of a 90 % interval
 * of that pace. A jump, such as files that were moved away, bends the median of slopes little.
 */
export function forecastFull(samples: readonly FreeSample[]): FullForecast {
  const window = samples.slice(-WINDOW);
  const have = window.length;
  const newest = window.at(-1);
  if (newest === undefined || have < SAMPLES_NEEDED)
    return { kind: 'unknown', reason: 'few-samples', have, need: SAMPLES_NEEDED };
  const pace = robustSlope(
    window.map(({ day }) => day),
    window.map(({ freeBytes }) => freeBytes),
  );
  if (pace === undefined || pace.slope >= 0) return { kind: 'unknown', reason: 'not-filling' };
  const { freeBytes } = newest;
  const earliest = freeBytes / -pace.low;
  if (earliest > FAR_DAYS) return { kind: 'far', days: FAR_DAYS };
  if (pace.high >= 0) return { kind: 'unknown', reason: 'unsure' };
  const latest = freeBytes / -pace.high;
  return { kind: 'full', days: freeBytes / -pace.slope, earliest, latest: latest > FAR_DAYS ? null : latest };
}
