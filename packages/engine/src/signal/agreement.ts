import { clamp } from '../kinds/transform.ts';

/** How far differences go and how much they move together: what the spread of their sum follows from. */
export interface Agreement {
  /** Running mean of a difference squared. */
  square: number;
  /** Running mean of the product of two differences of the same moment. */
  product: number;
  moments: number;
}

/** Moments of memory: twelve weeks of hours. */
const MEMORY = 2_000;
/** The start counts as so many moments. */
const START = 100;
/** A single moment counts for no more than this many times the ordinary. */
const CLIP = 4;
/** Series of one place are never taken for independent: one wind blows at all of them. */
const LEAST_CORRELATION = 0.02;

export function createAgreement(): Agreement {
  return { square: 1, product: 0.2, moments: 0 };
}

/** @param differences of one moment, two or more */
export function learnAgreement(agreement: Agreement, differences: readonly number[]): void {
  const n = differences.length;
  let sum = 0;
  let squares = 0;
  for (const difference of differences) {
    sum += difference;
    squares += difference * difference;
  }
  const most = CLIP * agreement.square;
  const step = Math.max(1 / MEMORY, 1 / (agreement.moments + START));
  agreement.moments++;
  agreement.square += step * (Math.min(squares / n, most) - agreement.square);
  agreement.product += step * (clamp((sum * sum - squares) / (n * (n - 1)), -most, most) - agreement.product);
}

/** Standard deviation of the sum of `n` differences. */
export function sdOfSum({ square, product }: Agreement, n: number): number {
  const correlation = clamp(product / square, LEAST_CORRELATION, 1);
  return Math.sqrt(n * square * (1 + (n - 1) * correlation));
}
