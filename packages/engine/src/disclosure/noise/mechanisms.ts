import { drawDiscreteLaplace } from './discrete-laplace.ts';
import type { Draws } from './draws.ts';

/** Privacy loss in whole millionths of ε, so that what was spent adds up exactly. ε = 0.5 is 500 000. */
export type EpsilonMillionths = number;

const MILLION = 1_000_000n;

export interface CountQuestion {
  /** The true count; at least 0. */
  readonly count: number;
  /** By how much one protected unit (an event, or a person) can change the count at most; a whole number. */
  readonly sensitivity: number;
  readonly epsilonMillionths: EpsilonMillionths;
  /** Counts above this are cut off first, so that the declared sensitivity holds and no outlier shows. */
  readonly max: number;
}

/**
 * A count with geometric noise: ε-differentially private for the declared sensitivity (Dwork & Roth 2014, section 3.3,
 * with the discrete noise of Ghosh, Roughgarden & Sundararajan 2009, "Universally utility-maximizing privacy
 * mechanisms"). The answer is cut to [0, max] afterwards, which costs no privacy (post-processing, proposition 2.1).
 *
 * @throws RangeError when a declared number is no whole number in its range
 */
export function releaseCount(question: CountQuestion, draws: Draws): number {
  const { sensitivity, epsilonMillionths } = question;
  assertWhole('count', question.count, 0);
  assertWhole('sensitivity', sensitivity, 1);
  assertWhole('epsilonMillionths', epsilonMillionths, 1);
  assertWhole('max', question.max, 1);
  const clamped = Math.min(question.count, question.max);
  const noise = drawDiscreteLaplace(BigInt(epsilonMillionths), BigInt(sensitivity) * MILLION, draws);
  return Number(clampBigInt(BigInt(clamped) + noise, 0n, BigInt(question.max)));
}

export interface ValueQuestion {
  /** The true value, such as a sum or a mean. */
  readonly value: number;
  /** By how much one protected unit can change the value at most, in the unit of the value. */
  readonly sensitivity: number;
  readonly epsilonMillionths: EpsilonMillionths;
  /** Values outside are cut off, before and after. */
  readonly min: number;
  readonly max: number;
  /** Answers are whole multiples of this, in the unit of the value. */
  readonly grid: number;
}

/**
 * A value with Laplace noise on a grid: ε-differentially private for the declared sensitivity. The value is put on the
 * grid first; noise is drawn in whole grid steps. Mironov 2012 rounds after adding floating-point noise; noise that is
 * whole from the start needs no such argument, and every answer is reachable from every value.
 *
 * Putting on the grid can widen a difference by one step, which is added to the sensitivity.
 *
 * @throws RangeError when a declared number makes no sense
 */
export function releaseValue(question: ValueQuestion, draws: Draws): number {
  const { value, sensitivity, epsilonMillionths, min, max, grid } = question;
  assertWhole('epsilonMillionths', epsilonMillionths, 1);
  if (!(grid > 0) || !(sensitivity > 0) || !(min < max) || !Number.isFinite(value) || !Number.isFinite(max - min))
    throw new RangeError(`invalid value question: ${JSON.stringify(question)}`);
  const steps = (one: number) => BigInt(Math.round(one / grid));
  const widest = BigInt(Math.floor(sensitivity / grid) + 1);
  const noise = drawDiscreteLaplace(BigInt(epsilonMillionths), widest * MILLION, draws);
  const clamped = Math.min(Math.max(value, min), max);
  return Number(clampBigInt(steps(clamped) + noise, steps(min), steps(max))) * grid;
}

/**
 * Half of the width in which a released count lies around the true one with this confidence, before cutting off: for the
 * note that stands beside published figures.
 *
 * @param confidence between 0 and 1
 */
export function marginOf(sensitivity: number, epsilonMillionths: EpsilonMillionths, confidence: number): number {
  const alpha = Math.exp(-epsilonMillionths / 1e6 / sensitivity);
  // P(|noise| > k) = 2·α^(k+1)/(1+α).
  return Math.max(0, Math.ceil(Math.log(((1 - confidence) * (1 + alpha)) / 2) / Math.log(alpha) - 1));
}

function clampBigInt(value: bigint, min: bigint, max: bigint): bigint {
  if (value < min) return min;
  return value > max ? max : value;
}

function assertWhole(name: string, value: number, min: number): void {
  if (!Number.isSafeInteger(value) || value < min) throw new RangeError(`invalid ${name}: ${value}`);
}
