import { HOUR } from '@wijkritme/contract';

/** Hours of a weather series, oldest first; null where nothing came or nothing is known. */
export interface WeatherHours {
  readonly time: readonly number[];
  readonly measured: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export interface WeatherEvidence {
  /** Mean of its hour. */
  readonly value: number;
  readonly side: 'higher' | 'lower';
  /** Share of the hours before that were less extreme on this side, 0–1; null where it is not remarkable. */
  readonly beyond: number | null;
  /** What was normal in that hour, where it lay outside. */
  readonly normal: { readonly low: number; readonly high: number } | null;
}

/** Fewer hours say nothing of what is extreme: two weeks. */
const LEAST_HOURS = 14 * 24;
/** Among the most extreme hours: one in fifty. */
const EXTREME = 0.98;

/**
 * The hour from `from` up to and including `to` in which the weather was most extreme, held against the hours before `from`; undefined
 * where it was as usual, or where too little is known. It says nothing of cause.
 * @param sides which ends are remarkable: little rain is none
 */
export function weatherEvidence(
  hours: WeatherHours,
  {
    from,
    to,
    sides,
  }: { readonly from: number; readonly to: number; readonly sides: readonly WeatherEvidence['side'][] },
): WeatherEvidence | undefined {
  const before = hours.measured.filter((value, i): value is number => value !== null && (hours.time[i] ?? 0) < from);
  if (before.length < LEAST_HOURS) return undefined;
  let most: (WeatherEvidence & { readonly rank: number }) | undefined;
  for (const [i, time] of hours.time.entries()) {
    const value = hours.measured[i] ?? null;
    if (value === null || time < from || time >= to + HOUR) continue;
    for (const side of sides) {
      const less = before.filter((other) => (side === 'higher' ? other < value : other > value)).length;
      const rank = less / before.length;
      const normal = outside(side, value, { low: hours.low[i] ?? null, high: hours.high[i] ?? null });
      if (rank < EXTREME && normal === null) continue;
      if (!most || rank > most.rank) most = { value, side, rank, normal, beyond: rank < EXTREME ? null : rank };
    }
  }
  if (!most) return undefined;
  const { rank: _, ...evidence } = most;
  return evidence;
}

function outside(
  side: WeatherEvidence['side'],
  value: number,
  { low, high }: { readonly low: number | null; readonly high: number | null },
): WeatherEvidence['normal'] {
  if (low === null || high === null) return null;
  return (side === 'higher' ? value > high : value < low) ? { low, high } : null;
}
