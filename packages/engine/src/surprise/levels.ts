/** Where a series lies and how restless it is: exponentially weighted means (Roberts 1959), plain means at the start. */
export interface Levels {
  readings: number;
  last: number;
  /** Mean over the horizon. */
  long: number;
  /** Mean over the last readings. */
  short: number;
  /** Mean change from reading to reading, over the last readings. */
  restlessness: number;
}

/** Readings of short memory: two hours of five minutes, a day of hours. */
const SHORT = 24;

export function createLevels(): Levels {
  return { readings: 0, last: Number.NaN, long: 0, short: 0, restlessness: 0 };
}

/** @param horizon readings of long memory */
export function learnLevels(levels: Levels, value: number, horizon: number): void {
  levels.readings += 1;
  const { readings } = levels;
  levels.long += (value - levels.long) / Math.min(readings, horizon);
  levels.short += (value - levels.short) / Math.min(readings, SHORT);
  levels.restlessness = restlessnessWith(levels, value);
  levels.last = value;
}

/** What the restlessness becomes with this value. */
export function restlessnessWith(levels: Levels, value: number): number {
  const changes = Math.max(1, Math.min(levels.readings, SHORT));
  const change = Number.isNaN(levels.last) ? 0 : Math.abs(value - levels.last);
  return levels.restlessness + (change - levels.restlessness) / changes;
}
