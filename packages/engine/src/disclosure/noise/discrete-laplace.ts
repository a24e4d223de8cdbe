import type { Draws } from './draws.ts';

/**
 * A whole number with P(x) ∝ exp(−|x|·numerator/denominator): the discrete Laplace or two-sided geometric distribution.
 *
 * Exact: only whole numbers are used, so that there is no gap between the mathematics and the machine through which a
 * true value can leak, as there is in textbook floating-point sampling (Mironov 2012, "On significance of the least
 * significant bits for differential privacy").
 *
 * Canonne, Kamath & Steinke 2020, "The discrete Gaussian for differential privacy", algorithm 2.
 *
 * @throws RangeError when numerator or denominator is below 1
 */
export function drawDiscreteLaplace(numerator: bigint, denominator: bigint, draws: Draws): bigint {
  if (numerator < 1n || denominator < 1n) throw new RangeError(`invalid scale: ${numerator}/${denominator}`);
  const shared = greatestCommonDivisor(numerator, denominator);
  const [s, t] = [numerator / shared, denominator / shared];
  for (;;) {
    const low = draws.below(t);
    if (!drawExpMinus(low, t, draws)) continue;
    let high = 0n;
    while (drawExpMinus(1n, 1n, draws)) high += 1n;
    const size = (low + t * high) / s;
    const isNegative = draws.below(2n) === 1n;
    // Zero has one sign only; else it would be drawn twice as often.
    if (isNegative && size === 0n) continue;
    return isNegative ? -size : size;
  }
}

/** True with probability exp(−numerator/denominator), exactly (the same paper, algorithm 1). */
export function drawExpMinus(numerator: bigint, denominator: bigint, draws: Draws): boolean {
  let left = numerator;
  for (; left > denominator; left -= denominator) if (!drawExpFraction(1n, 1n, draws)) return false;
  return drawExpFraction(left, denominator, draws);
}

/** For a fraction up to 1. */
function drawExpFraction(numerator: bigint, denominator: bigint, draws: Draws): boolean {
  let k = 1n;
  while (draws.below(denominator * k) < numerator) k += 1n;
  return k % 2n === 1n;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
