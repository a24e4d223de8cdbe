import { DAY } from '@wijkritme/contract';
import { startOfLocalDay, zoneRules } from '@wijkritme/engine';
import type { Places } from '../../places/index.ts';

/** Where a place keeps its time; without one that of the Netherlands. */
export function zoneOf({ directory }: Pick<Places, 'directory'>, placeId: number | null): string {
  return directory.find(placeId ?? -1)?.timeZone ?? 'Europe/Amsterdam';
}

/** UTC ms at which a local date begins, or the day after it with `plus` 1. @example startOf('2026-11-22', 'Europe/Amsterdam') */
export function startOf(date: string, timeZone: string, plus = 0): number {
  return startOfLocalDay(zoneRules(timeZone), Date.parse(`${date}T00:00:00Z`) / DAY + plus);
}

/** Whole weeks from the start of one date up to the end of another. */
export function weeksBetween(from: string, to: string): number {
  return Math.max(0, Math.floor(((Date.parse(to) - Date.parse(from)) / DAY + 1) / 7));
}
