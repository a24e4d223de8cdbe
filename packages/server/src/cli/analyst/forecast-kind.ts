import type { SeriesKind } from '@wijkritme/engine';

/** How low a quiet hour lies against a busy one in a series that has a zero to count from. */
const QUIET = 0.2;

/**
 * How a forecast should treat values: as counts when they are whole and none is negative, and also when they have a fraction
 * but quiet hours come near zero (means of counts, concentrations); as shares between 0 and 1; else as levels.
 */
export function forecastKind(values: Float64Array): SeriesKind {
  const known = values.filter((value) => Number.isFinite(value)).sort();
  const at = (share: number) => known[Math.floor(share * (known.length - 1))] ?? 0;
  if (known.length === 0 || (known[0] as number) < 0) return 'level';
  if (at(1) <= 1 && !known.every(Number.isInteger)) return 'proportion';
  if (known.every(Number.isInteger)) return 'count';
  return at(0.05) <= QUIET * at(0.95) ? 'count' : 'level';
}
