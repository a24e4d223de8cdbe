import { type BandSeries, findNextMark, type Mark, nearestIndex } from './band-series.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Page keys go a day; in a chart of two days or less, an hour; in one of two months or more, a week. */
function pageMs({ time }: BandSeries): number {
  const span = (time.at(-1) ?? 0) - (time[0] ?? 0);
  if (span <= 2 * DAY) return HOUR;
  return span >= 60 * DAY ? 7 * DAY : DAY;
}

/** Index where a key leads, or undefined if the key is not ours. Starts at the last point. */
export function indexAfterKey(
  key: string,
  { series, marks, index }: { series: BandSeries; marks: readonly Mark[]; index: number | null },
): number | undefined {
  const { time } = series;
  const last = time.length - 1;
  const at = index ?? last;
  const t = index === null ? Number.NEGATIVE_INFINITY : time[at]!;
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
    case 'n': {
      const mark = findNextMark(marks, t);
      return mark && nearestIndex(time, mark.peak);
    }
    default:
      return undefined;
  }
}
