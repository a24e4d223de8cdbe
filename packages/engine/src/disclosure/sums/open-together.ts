import type { CountRule } from '../outward.ts';

/** Readings of one series in ascending or any order: UTC ms and counts. */
export interface PartReadings {
  readonly time: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  /** Readings at or before this time may be missing from the list, UTC ms; they count as not known. */
  readonly knownAfter: number;
}

/**
 * May a total be shown at a moment? Only when every series it needs was counted around it, and nothing of that is small. Around:
 * closer than `windowMs`, so that clocks that differ and steps of another length make no difference.
 *
 * @param time UTC ms
 * @param windowMs the longest interval among the total and what it needs
 */
export function isOpenTogether(
  time: number,
  windowMs: number,
  needs: readonly PartReadings[],
  rule: CountRule,
): boolean {
  return needs.every((part) => {
    if (part.knownAfter > time - windowMs) return false;
    let found = 0;
    for (let i = 0; i < part.time.length; i++) {
      // NaN is no reading.
      if (!(Math.abs((part.time[i] as number) - time) < windowMs)) continue;
      const count = part.value[i] as number;
      if (count > 0 && count < rule.minimum) return false;
      found += 1;
    }
    return found > 0;
  });
}

/**
 * One rule for series that add up: the largest minimum and the coarsest rounding among them. With a smaller one on one side the
 * other side would follow by adding or taking away.
 */
export function jointRule(rules: Iterable<CountRule | null>): CountRule | null {
  const known = [...rules].filter((rule) => rule !== null);
  if (known.length === 0) return null;
  return {
    minimum: known.reduce((largest, { minimum }) => Math.max(largest, minimum), 1),
    base: known.reduce((coarsest, { base }) => Math.max(coarsest, base), 1),
  };
}
