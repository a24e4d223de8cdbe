import type { Draws } from '../noise/draws.ts';

/**
 * A count rounded to a multiple of the base, up with the probability that keeps its mean (unbiased random rounding,
 * Hundepool et al. 2012, section 5.4.2). A multiple of the base stays.
 *
 * NOTE: drawn anew, the rounding of one cell can be averaged away. Give each cell draws of its own that are the same each
 * time, such as from a keyed hash of the cell's name.
 *
 * @throws RangeError when count or base is no whole number in its range
 */
export function roundAtRandom(count: number, base: number, draws: Draws): number {
  assertBase(base);
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`invalid count: ${count}`);
  const rest = count % base;
  return count - rest + (draws.below(BigInt(base)) < BigInt(rest) ? base : 0);
}

/**
 * Parts and their total, all multiples of the base and adding up: each is one of its two neighbours, and its mean is the
 * true count. Cumulative sums are rounded with one shared draw (systematic rounding; Cox 1987 gives the two-way case).
 *
 * @returns the rounded parts, then their total
 */
export function roundWithTotal(counts: readonly number[], base: number, draws: Draws): number[] {
  assertBase(base);
  const start = Number(draws.below(BigInt(base)));
  let counted = 0;
  let shown = 0;
  const rounded = counts.map((count) => {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`invalid count: ${count}`);
    counted += count;
    const next = Math.floor((counted + start) / base) * base;
    const part = next - shown;
    shown = next;
    return part;
  });
  return [...rounded, shown];
}

export function assertBase(base: number): void {
  if (!Number.isSafeInteger(base) || base < 2) throw new RangeError(`invalid base: ${base}`);
}
