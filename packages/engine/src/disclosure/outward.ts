/**
 * How counts of one series are shown to outsiders. Each reading is judged alone, at once and for ever: what a live page
 * has shown cannot be taken back when the hour is over. So everything wider (hours, days, bands, sentences) is made from
 * what was shown, never from what was hidden, and no sum or difference of shown numbers leads to a hidden count
 * (post-processing; compare Dwork & Roth 2014, proposition 2.1).
 */
export interface CountRule {
  /** Smallest count that is shown; 1 up to it are hidden. Zero shows nobody. At least 1. */
  readonly minimum: number;
  /** Shown counts are rounded to a multiple of this; 1 leaves them (Hundepool et al. 2012, section 5.4.1). */
  readonly base: number;
}

/**
 * What outsiders see of one count; NaN where it is hidden.
 *
 * @example showCount(3, { minimum: 5, base: 1 }) // NaN
 * @example showCount(12, { minimum: 5, base: 5 }) // 10
 */
export function showCount(count: number, { minimum, base }: CountRule): number {
  if (count > 0 && count < minimum) return Number.NaN;
  return base > 1 ? Math.round(count / base) * base : count;
}

/**
 * What takes the place of a count in a mean for outsiders: the shown count, or half the minimum for every hidden one.
 * A mean of these says nothing that the shown counts do not say.
 *
 * @example standInFor(3, { minimum: 5, base: 1 }) // 2.5
 */
export function standInFor(count: number, rule: CountRule): number {
  const shown = showCount(count, rule);
  return Number.isNaN(shown) ? rule.minimum / 2 : shown;
}

/**
 * Grid for what was learned or worked out from true counts (bands, differences). One reading moves a learned value by a
 * part of itself; in fine digits that part could be read off.
 */
export function gridOf({ minimum, base }: CountRule): number {
  return Math.max(minimum, base, 1);
}

/** A range on the grid, widened outwards so that it still holds what it held; nothing lies below 0. */
export function showRange(
  range: { readonly low: number; readonly mid: number; readonly high: number },
  rule: CountRule,
): { low: number; mid: number; high: number } {
  const grid = gridOf(rule);
  return {
    low: Math.max(0, Math.floor(range.low / grid) * grid),
    mid: Math.max(0, Math.round(range.mid / grid) * grid),
    high: Math.max(0, notBelow(range.high, grid)),
  };
}

/** Smallest multiple of the grid that is not below a value. The quotient of the very smallest numbers rounds to 0. */
function notBelow(value: number, grid: number): number {
  const shown = Math.ceil(value / grid) * grid;
  return shown < value ? shown + grid : shown;
}

/** A difference on the grid with its sign; one that is there is never shown as none. */
export function showDifference(difference: number, rule: CountRule): number {
  const grid = gridOf(rule);
  return difference === 0 ? 0 : Math.sign(difference) * Math.max(grid, Math.round(Math.abs(difference) / grid) * grid);
}
