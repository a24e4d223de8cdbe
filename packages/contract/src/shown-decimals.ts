/** Their zero is a place on a scale, or their steps are whole: a hundredth tells nobody anything. */
const coarse: ReadonlySet<string> = new Set(['Cel', '%', 'dB(A)', 'mm/h', '']);

/** Less than this is how computers reckon, not what was measured. */
const NOTHING = 1e-6;

/**
 * So many decimals a number for people has: one, and of what is so small that it would read as zero two digits that count.
 * @example shownDecimals(0.0412, 'uSv/h') // 3: 0.041
 * @example shownDecimals(0.0412, 'Cel') // 1
 */
export function shownDecimals(value: number, unit: string): number {
  const size = Math.abs(value);
  if (coarse.has(unit) || unit.startsWith('{') || size >= 0.1 || size < NOTHING) return 1;
  return 1 - Math.floor(Math.log10(size));
}
