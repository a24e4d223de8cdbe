import { DAY } from '@wijkritme/contract';
import { localDayOf, zoneRules } from '@wijkritme/engine';

/** The day that the clock of a place shows. @example localDateOf(Date.parse('2026-11-22T23:30Z'), 'Europe/Amsterdam') // '2026-11-23' */
export function localDateOf(atMs: number, timeZone = 'Europe/Amsterdam'): string {
  return new Date(localDayOf(zoneRules(timeZone), atMs) * DAY).toISOString().slice(0, 10);
}
