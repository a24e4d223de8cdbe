/** Levels that a body may nest where something walks through all of it: far more than any entity has, far fewer than a stack holds. */
export const MOST_LEVELS = 100;

/** Does a value from JSON nest more than so many levels? Looks no deeper than that. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}
