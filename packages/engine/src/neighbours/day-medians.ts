/** Hours of one window: each hour of the day once, so that what belongs to an hour of the day falls out. */
export const WINDOW_HOURS = 24;
/** With fewer hours heard a window says nothing. */
const FEWEST_HEARD = 12;

/** One for all: this runs some thousands of times for each look at a city. */
const heard = new Float64Array(WINDOW_HOURS);

/**
 * Medians of the windows of a day before the end of `hours`, newest first: the last 24 hours, the 24 before, and so on. NaN for a window
 * with fewer than 12 hours heard.
 */
export function dayMedians(hours: Float64Array): number[] {
  const medians: number[] = [];
  for (let end = hours.length; end >= WINDOW_HOURS; end -= WINDOW_HOURS) medians.push(medianOf(hours, end));
  return medians;
}

function medianOf(hours: Float64Array, end: number): number {
  let count = 0;
  for (let hour = end - WINDOW_HOURS; hour < end; hour++) {
    const value = hours[hour] as number;
    if (!Number.isNaN(value)) heard[count++] = value;
  }
  if (count < FEWEST_HEARD) return Number.NaN;
  const sorted = heard.subarray(0, count).sort();
  const half = count >> 1;
  return count % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
