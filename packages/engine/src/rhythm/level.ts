import { DAY } from '../time/units.ts';

/**
 * Season and weather beside the week profile: one slow number. Counts: log of a factor on the scaled profile;
 * other kinds: an addition. Simple exponential smoothing (Brown 1956) of the clipped differences,
 * each weighed by how much it tells of the level.
 */
export interface Level {
  value: number;
  /** Mean information of one reading about the level, in 1/level². */
  information: number;
  count: number;
}

/** A week, so that no weekday pulls more than another. */
const TIME_CONSTANT_MS = 7 * DAY;
/** Huber (1964): keeps 95 % efficiency on normal errors. */
const CLIP = 1.345;
const INFORMATION_MEMORY = 1000;

export function createLevel(): Level {
  return { value: 0, information: 0, count: 0 };
}

/**
 * @param z difference in sd
 * @param slope change of the scaled expectation per unit of level, in sd
 */
export function learnLevel(level: Level, z: number, slope: number, intervalMs: number): void {
  level.count = Math.min(level.count + 1, INFORMATION_MEMORY);
  level.information += (slope * slope - level.information) / level.count;
  // A night with next to nothing tells next to nothing: wait for a whole day before dividing by what is known.
  const isFirstDay = level.count < INFORMATION_MEMORY && level.count * intervalMs < DAY;
  if (isFirstDay || !(level.information > 0)) return;
  const clipped = z > CLIP ? CLIP : Math.max(z, -CLIP);
  const rate = Math.min(0.2, intervalMs / TIME_CONSTANT_MS);
  level.value += (rate * slope * clipped) / level.information;
}
