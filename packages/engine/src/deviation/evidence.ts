import { clamp } from '../kinds/transform.ts';
import type { Spans } from './spans.ts';
import { createTails, learnTail, type Tails, tailSurprise } from './tail.ts';

/**
 * Evidence that a series is above or below its rhythm, at three spans. The shortest is a sudden one: the difference less
 * what the reading before it already foretold. The longer ones are exponentially smoothed differences (Roberts 1959).
 * Each is weighed by how far it goes in this very series, so windy nights at one monitor do not cry wolf.
 */
export interface EvidenceHabit {
  /** Smoothed differences in sd, per span; the first is the last difference itself. */
  readonly means: Float64Array;
  readonly upTails: Tails;
  readonly downTails: Tails;
  /** Running mean of z·(z before) and of (z before)²; their ratio is how much of a difference lasts to the next reading. */
  lagCross: number;
  lagSquare: number;
}

/** The evidence of one reading; filled by `weighEvidence`, not remembered. */
export interface Evidence {
  /** The smoothed differences after the reading. */
  readonly means: Float64Array;
  suddenUp: number;
  suddenDown: number;
  /** Largest −log10 p on each side, and how far the best span goes beyond its threshold (≥ 0 opens). */
  upSurprise: number;
  downSurprise: number;
  upBeyond: number;
  downBeyond: number;
}

/** One reading, however extreme, counts no more than this many sd in a longer span. */
const CLIP = 8;
const LAG_CLIP = 4;
const LAG_STEP = 1 / 1000;
const LAG_MOST = 0.95;

export function createEvidenceHabit(spans: Spans): EvidenceHabit {
  // Differences hang together in time, so a mean of n varies more than 1/√n: the fourth root, until learned.
  const sds = Array.from(spans.weights, (weight) => weight ** 0.25);
  return {
    means: new Float64Array(spans.weights.length),
    upTails: createTails(sds),
    downTails: createTails(sds),
    lagCross: 0.3,
    lagSquare: 1,
  };
}

export function createEvidence(spans: Spans): Evidence {
  return {
    means: new Float64Array(spans.weights.length),
    suddenUp: 0,
    suddenDown: 0,
    upSurprise: 0,
    downSurprise: 0,
    upBeyond: 0,
    downBeyond: 0,
  };
}

/**
 * Weighs the difference `z` of a reading.
 * @param missing readings that should have come since the last one
 */
export function weighEvidence(habit: EvidenceHabit, spans: Spans, z: number, missing: number, out: Evidence): void {
  const lasts = clamp(habit.lagCross / habit.lagSquare, 0, LAG_MOST);
  const before = missing > 0 ? 0 : (habit.means[0] as number) * lasts;
  out.suddenUp = z - Math.max(0, before);
  out.suddenDown = -z - Math.max(0, -before);
  let upSurprise = 0;
  let downSurprise = 0;
  let upBeyond = spans.leastBeyond;
  let downBeyond = spans.leastBeyond;
  const { weights, thresholds } = spans;
  const clipped = clamp(z, -CLIP, CLIP);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    let mean = habit.means[i] as number;
    if (missing > 0) mean *= (1 - weight) ** missing;
    mean += weight * ((i === 0 ? z : clipped) - mean);
    out.means[i] = mean;
    const up = tailSurprise(habit.upTails, i, i === 0 ? out.suddenUp : mean);
    const down = tailSurprise(habit.downTails, i, i === 0 ? out.suddenDown : -mean);
    // What is within the habit, as nearly all of it is, changes nothing.
    if (up > 0) {
      upSurprise = Math.max(upSurprise, up);
      upBeyond = Math.max(upBeyond, up - (thresholds[i] as number));
    }
    if (down > 0) {
      downSurprise = Math.max(downSurprise, down);
      downBeyond = Math.max(downBeyond, down - (thresholds[i] as number));
    }
  }
  out.upSurprise = upSurprise;
  out.downSurprise = downSurprise;
  out.upBeyond = upBeyond;
  out.downBeyond = downBeyond;
}

/** Makes the evidence of a reading part of the habit. */
export function learnEvidence(
  habit: EvidenceHabit,
  spans: Spans,
  z: number,
  missing: number,
  evidence: Evidence,
): void {
  if (missing === 0) {
    const before = clamp(habit.means[0] as number, -LAG_CLIP, LAG_CLIP);
    habit.lagCross += LAG_STEP * (before * clamp(z, -LAG_CLIP, LAG_CLIP) - habit.lagCross);
    habit.lagSquare += LAG_STEP * (before * before - habit.lagSquare);
  }
  for (let i = 0; i < habit.means.length; i++) {
    const mean = evidence.means[i] as number;
    const weight = spans.weights[i] as number;
    habit.means[i] = mean;
    learnTail(habit.upTails, i, i === 0 ? evidence.suddenUp : mean, weight);
    learnTail(habit.downTails, i, i === 0 ? evidence.suddenDown : -mean, weight);
  }
}
