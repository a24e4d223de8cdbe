import { MOST_NAMED } from '@wijkritme/contract';
import type { CatalogEntry } from '../sensors/index.ts';
import { statusNow } from './datastream-now.ts';
import type { RhythmParts } from './parts.ts';

export interface Gap {
  readonly entry: CatalogEntry;
  /** Time of the newest reading, UTC ms. */
  readonly since: number;
}

export interface Gaps {
  readonly total: number;
  /** In the field with a valid passport, and nothing ever came. */
  readonly never: number;
  /** The longest first; no more than are named. */
  readonly items: readonly Gap[];
}

/** Who should send now and does not; undefined where another process keeps the rhythm and knows. */
export function gapsNow({ keeper, sensors }: Pick<RhythmParts, 'keeper' | 'sensors'>, now: number): Gaps | undefined {
  if (!keeper.isOurs) return undefined;
  const found: Gap[] = [];
  let never = 0;
  for (const entry of sensors.catalog.all()) {
    const series = keeper.find(entry.id);
    const status = statusNow(entry, series, now);
    if (status === 'no-data') never += 1;
    else if (status === 'gap' && series) found.push({ entry, since: series.lastTime });
  }
  found.sort((one, other) => one.since - other.since || one.entry.id - other.entry.id);
  return { total: found.length, never, items: found.slice(0, MOST_NAMED) };
}
