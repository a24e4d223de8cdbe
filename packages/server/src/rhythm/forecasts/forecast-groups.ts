import { HOUR } from '@wijkritme/contract';
import type { PlaceDirectory } from '../../places/index.ts';
import type { CatalogEntry } from '../../sensors/index.ts';

/** Datastreams that are forecast together at most; memory and time of a training grow with it. */
const MOST_SERIES = 50;

/** Datastreams of one municipality, of one clock and calendar, that are learned together: counts, or all else. */
export interface ForecastGroup {
  readonly key: string;
  /** The municipality; null for datastreams that lie in none. */
  readonly placeId: number | null;
  readonly timeZone: string;
  readonly country: string;
  readonly entries: readonly CatalogEntry[];
}

/** Fewer than one reading an hour cannot be told by the hour. */
export const isTooCoarse = ({ intervalMs }: Pick<CatalogEntry, 'intervalMs'>): boolean => intervalMs > HOUR;

/** Groups in a fixed order, datastreams by number. A large municipality has several. */
export function listGroups(catalog: Iterable<CatalogEntry>, directory: PlaceDirectory): ForecastGroup[] {
  const bySort = new Map<string, { placeId: number | null; entries: CatalogEntry[] }>();
  for (const entry of [...catalog].sort((a, b) => a.id - b.id)) {
    if (entry.kind === 'state' || isTooCoarse(entry)) continue;
    const placeId = municipalityOf(directory, entry.placeId);
    const sort = [placeId ?? 0, entry.timeZone, entry.country, entry.kind === 'count' ? 'count' : 'level'].join(' ');
    const of = bySort.get(sort) ?? { placeId, entries: [] };
    of.entries.push(entry);
    bySort.set(sort, of);
  }
  return [...bySort].flatMap(([sort, { placeId, entries }]) => {
    const groups: ForecastGroup[] = [];
    for (let at = 0; at < entries.length; at += MOST_SERIES) {
      const part = entries.slice(at, at + MOST_SERIES);
      const { timeZone, country } = part[0] as CatalogEntry; // a part has one
      groups.push({ key: `${sort} ${at / MOST_SERIES}`, placeId, timeZone, country, entries: part });
    }
    return groups;
  });
}

/** The place itself where it is a municipality, else the one around it. */
export function municipalityOf(directory: PlaceDirectory, placeId: number | null): number | null {
  if (placeId === null) return null;
  const chain = directory.withParents(placeId);
  return (chain.find(({ kind }) => kind === 'municipality') ?? chain.at(-1))?.id ?? null;
}
