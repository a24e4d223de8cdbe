import {
  createEvidence,
  createEvidenceHabit,
  type Evidence,
  type EvidenceHabit,
  learnEvidence,
  weighEvidence,
} from '../deviation/evidence.ts';
import { createHigherLower, followSides, type HigherLower } from '../deviation/higher-lower.ts';
import { type Spans, spansFor } from '../deviation/spans.ts';
import type { Compared } from '../deviation/stretch.ts';
import { clamp } from '../kinds/transform.ts';
import type { RhythmState } from '../rhythm/create-rhythm.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
import { DAY } from '../time/units.ts';
import { type Agreement, createAgreement, learnAgreement, sdOfSum } from './agreement.ts';

/**
 * Several series of one place, judged as one: where each is a little above its rhythm at the same moment, chance soon is
 * out of the question although no series alone would say so. The differences are added up (Stouffer et al. 1949) and
 * divided by how far such a sum goes for series that usually move together; the result is weighed by its own habit at
 * three spans, just as the differences of one series are.
 */
export interface Together {
  readonly intervalMs: number;
  /** UTC ms of the last moment, NaN before the first. */
  lastTime: number;
  moments: number;
  readonly agreement: Agreement;
  readonly habit: EvidenceHabit;
  readonly higherLower: HigherLower;
  readonly spans: Spans;
  /** The moment at hand; no part of what is remembered. */
  readonly evidence: Evidence;
}

/** With fewer, one of them would speak for all. */
const FEWEST = 3;
/** One series, however far off, counts no more than this many sd: a broken sensor is not a busy city. */
const CLIP = 4;
/** Normal quantile of 99 %: where the calibrated range of a series ends. */
const EDGE = 2.326;
const LEARNING_MS = 21 * DAY;

/** @param intervalMs spacing of the moments; that of the series */
export function createTogether(intervalMs: number): Together {
  const spans = spansFor(intervalMs);
  return {
    intervalMs,
    lastTime: Number.NaN,
    moments: 0,
    agreement: createAgreement(),
    habit: createEvidenceHabit(spans),
    higherLower: createHigherLower(),
    spans,
    evidence: createEvidence(spans),
  };
}

/**
 * How far off the reading was that `state` took last, in sd of a normal series with the same calibrated range;
 * NaN where it says nothing: while learning, and stuck.
 */
export function differenceOf(state: RhythmState): number {
  const { moment, parts } = state;
  if (moment.learning || state.status === 'stuck') return Number.NaN;
  const { low, high } = parts.calibration;
  return clamp((EDGE * moment.z) / (moment.z > 0 ? high : -low), -CLIP, CLIP);
}

/**
 * Judges one moment of all series, then learns it. What is told has the form of a deviation; its values are mean
 * differences in sd, and 0 is normal.
 * @param differences of the series that had a reading then, by `differenceOf`; NaNs are passed over
 * @throws RangeError when `t` is not after the last moment
 * @example stepTogether(together, t, states.map(differenceOf), changes)
 */
export function stepTogether(
  state: Together,
  t: number,
  differences: readonly number[],
  changes: DeviationChange[],
): void {
  if (t <= state.lastTime) throw new RangeError(`moment out of order: ${t} is not after ${state.lastTime}`);
  const known = differences.filter((difference) => !Number.isNaN(difference));
  if (known.length < FEWEST) return;
  const { habit, spans, evidence, intervalMs } = state;
  const since = t - state.lastTime;
  const missing = since > 1.5 * intervalMs ? since / intervalMs - 1 : 0;
  const reading = compareSum(state.agreement, t, known);
  weighEvidence(habit, spans, reading.z, missing, evidence);
  learnEvidence(habit, spans, reading.z, missing, evidence);
  const told = changes.length;
  const mayOpen = state.moments * intervalMs >= LEARNING_MS;
  followSides(state.higherLower, reading, { spans, evidence, intervalMs, mayOpen }, changes);
  if (changes.length > told && changes.at(-1)?.change === 'closed') habit.means.fill(0);
  learnAgreement(state.agreement, known);
  state.lastTime = t;
  state.moments++;
}

function compareSum(agreement: Agreement, t: number, known: readonly number[]): Compared {
  const sum = known.reduce((total, difference) => total + difference, 0);
  const sd = sdOfSum(agreement, known.length);
  const edge = (EDGE * sd) / known.length;
  return { t, value: sum / known.length, z: sum / sd, low: -edge, mid: 0, high: edge };
}
