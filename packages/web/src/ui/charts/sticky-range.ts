export type Extent = { min: number; max: number };

/** Rounds outwards to steps of 1, 2 or 5, with some air; never below zero for values that never are. */
export function niceExtent(min: number, max: number): Extent {
  const span = max - min || Math.abs(max) || 1;
  const raw = span / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const low = Math.floor((min - span * 0.04) / step) * step;
  return { min: min >= 0 ? Math.max(0, low) : low, max: Math.ceil((max + span * 0.1) / step) * step };
}

/**
 * Keeps the former extent while the data fit in it and fill at least half,
 * so that a new live point does not make the chart jump.
 */
export function stickyExtent(former: Extent | null, min: number, max: number): Extent {
  const fits = former !== null && min >= former.min && max <= former.max;
  if (fits && max - min >= (former.max - former.min) / 2) return former;
  const next = niceExtent(min, max);
  return fits && former !== null && next.max - next.min >= (former.max - former.min) / 2 ? former : next;
}
