import { DAY, type DiskForecast, type Upkeep } from '@wijkritme/contract';
import { forecastFull, robustSlope } from '@wijkritme/engine';
import type { StoredSample } from './sql/size-samples.ts';

/** Fewer days say nothing of growth. */
const DAYS_NEEDED = 7;
const GROWTH_DAYS = 90;
const DAYS_A_YEAR = 365;

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayText = (day: number) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);

/** How fast the store grows, in bytes a day. */
export function growthOf(samples: readonly StoredSample[]): Upkeep['size']['growth'] {
  const recent = samples.slice(-GROWTH_DAYS);
  if (recent.length < DAYS_NEEDED) return null;
  const found = robustSlope(
    recent.map(({ day }) => dayNumber(day)),
    recent.map(({ storeBytes }) => storeBytes),
  );
  return found ? { perDay: found.slope, low: found.low, high: found.high } : null;
}

/** When the disk is full. @param isElsewhere the store is on a disk that nobody here sees */
export function diskForecastOf(samples: readonly StoredSample[], isElsewhere: boolean): DiskForecast {
  if (isElsewhere) return { kind: 'unknown', reason: 'elsewhere' };
  const seen = samples.flatMap(({ day, freeBytes }) =>
    freeBytes === null ? [] : [{ day: dayNumber(day), freeBytes }],
  );
  const found = forecastFull(seen);
  if (found.kind === 'unknown') return found;
  if (found.kind === 'far') return { kind: 'far', years: Math.floor(found.days / DAYS_A_YEAR) };
  const newest = seen.at(-1)?.day ?? 0;
  return {
    kind: 'full',
    day: dayText(newest + found.days),
    earliest: dayText(newest + found.earliest),
    latest: found.latest === null ? null : dayText(newest + found.latest),
  };
}
