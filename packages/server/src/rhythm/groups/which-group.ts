import { HOUR } from '@wijkritme/contract';
import type { Places } from '../../places/index.ts';
import type { CatalogEntry } from '../../sensors/index.ts';

/** Series that are judged together: one observed property in one municipality. */
export interface GroupKind {
  readonly key: string;
  readonly placeId: number | null;
  readonly property: string;
}

/**
 * The group of a datastream: that of the topmost place around it. Things without a place are one group where they share
 * civil time. Undefined for a series slower than an hour: groups are judged by the hour; and for one that never was in the field.
 */
export function whichGroup(entry: CatalogEntry, { directory }: Pick<Places, 'directory'>): GroupKind | undefined {
  if (entry.intervalMs > HOUR || entry.fieldPeriods.length === 0) return undefined;
  const { property } = entry;
  const top = directory.withParents(entry.placeId ?? -1).at(-1);
  if (top) return { key: `place ${top.id} ${property}`, placeId: top.id, property };
  return { key: `${entry.timeZone} ${entry.country} ${property}`, placeId: null, property };
}
