import { DAY, type ForecastStatus } from '@wijkritme/contract';
import { type CatalogEntry, passportStatusOf } from '../../sensors/index.ts';
import type { RhythmParts } from '../parts.ts';
import { countDays } from '../sql/forecast-sources.ts';
import { isTooCoarse } from './forecast-groups.ts';

/** Days of readings before a first forecast: the same hour of last week has to be known, and seen once more. */
export const LEAST_DAYS = 14;

/** Whether datastreams can be forecast, and why not. */
export async function statusesOf(
  room: Pick<RhythmParts, 'db' | 'keeper'>,
  entries: readonly CatalogEntry[],
  now: number,
): Promise<Map<number, { status: ForecastStatus; days: number }>> {
  const days = await countDays(
    room.db,
    entries.map(({ id }) => id),
  );
  return new Map(
    entries.map((entry) => {
      const of = days.get(entry.id) ?? 0;
      return [entry.id, { status: statusOf(room, entry, { days: of, now }), days: of }];
    }),
  );
}

function statusOf(
  room: Pick<RhythmParts, 'keeper'>,
  entry: CatalogEntry,
  { days, now }: { days: number; now: number },
): ForecastStatus {
  if (entry.kind === 'state') return 'states';
  if (isTooCoarse(entry)) return 'too-coarse';
  const series = room.keeper.find(entry.id);
  if (days < LEAST_DAYS && series !== undefined) return 'learning';
  const isHeard = series !== undefined && now - series.lastTime < DAY;
  return isHeard && passportStatusOf(entry, now) === 'valid' ? 'ready' : 'not-measuring';
}
