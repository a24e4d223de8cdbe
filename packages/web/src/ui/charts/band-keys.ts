import { indexOfStep, type Mark, nearestIndex } from './band-series.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

type Times = { readonly time: readonly number[] };

/** Page keys go a day; in a chart of two days or less, an hour; in one of two months or more, a week. */
function pageMs({ time }: Times): number {
  const span = (time.at(-1) ?? 0) - (time[0] ?? 0);
  if (span <= 2 * DAY) return HOUR;
  return span >= 60 * DAY ? 7 * DAY : DAY;
}

/** Where `n` goes: the step with the top of the next deviation, or back to the first; undefined without deviations. */
function nextTop(time: readonly number[], marks: readonly Mark[], index: number | null): number | undefined {
  const tops = marks.map(({ peak }) => indexOfStep(time, peak)).sort((a, b) => a - b);
  return tops.find((top) => index === null || top > index) ?? tops[0];
}

/** Index where a key leads, or undefined if the key is not ours. Starts at the last point. */
export function indexAfterKey(
  key: string,
  { series, marks, index }: { series: Times; marks: readonly Mark[]; index: number | null },
): number | undefined {
  const { time } = series;
  const last = time.length - 1;
  const at = index ?? last;
  const step = (by: number) => Math.min(Math.max(at + by, 0), last);
  switch (key) {
    case 'ArrowLeft':
      return index === null ? last : step(-1);
    case 'ArrowRight':
      return index === null ? 0 : step(1);
    case 'PageUp':
      return Math.min(nearestIndex(time, time[at]! - pageMs(series)), step(-1));
    case 'PageDown':
      return Math.max(nearestIndex(time, time[at]! + pageMs(series)), step(1));
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'n':
      return nextTop(time, marks, index);
    default:
      return undefined;
  }
}
