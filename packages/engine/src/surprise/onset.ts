/** Makes an event a moment: its first reading, and within one hold what is twice as rare as the onset before it. */
export interface Onset {
  readonly holdMs: number;
  /** UTC ms of the newest onset, and its evidence. */
  since: number;
  evidence: number;
}

/** Evidence by which a reading outdoes an onset: twice as rare. */
const TWICE = Math.LN2;
/** Evidence that scores one half. */
const HALF = 4;
/** How much of its score a reading keeps that is no onset. */
const AFTER = 0.25;

export function createOnset(holdMs: number): Onset {
  return { holdMs, since: Number.NEGATIVE_INFINITY, evidence: 0 };
}

/**
 * @param evidence how rare the moment is for so many readings, in natural logarithms
 * @returns a score in [0, 1]
 */
export function onsetScore(onset: Onset, t: number, evidence: number): number {
  if (!(evidence > 0)) return 0;
  const score = evidence / (evidence + HALF);
  const isHeld = t - onset.since < onset.holdMs && evidence <= onset.evidence + TWICE;
  if (isHeld) return AFTER * score;
  onset.since = t;
  onset.evidence = evidence;
  return score;
}
