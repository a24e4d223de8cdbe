import { DAY } from '@wijkritme/contract';
import { instantsOfWallTime, zoneRules } from '@wijkritme/engine';
import { LONGEST_MS, OLDEST_MS } from './check-report.ts';

export interface Month {
  /** For example 2026-10. */
  readonly name: string;
  /** UTC ms; the first moment, and the first one after it. */
  readonly from: number;
  readonly to: number;
}

/**
 * The newest calendar month there to which nobody can add a report any more: two looks at it cannot be compared.
 * @example lastMonth(Date.parse('2026-11-22T12:00Z'), 'Europe/Amsterdam').name // '2026-10'
 */
export function lastMonth(now: number, timeZone: string): Month {
  const [year = 0, month = 1] = new Intl.DateTimeFormat('sv-SE', { timeZone })
    .format(now - OLDEST_MS - LONGEST_MS)
    .split('-')
    .map(Number);
  const instant = (months: number) => {
    const wall = Date.UTC(year, months, 1);
    return instantsOfWallTime(zoneRules(timeZone), wall)[0] ?? wall;
  };
  const name = new Date(Date.UTC(year, month - 1, 1) - DAY).toISOString().slice(0, 7);
  return { name, from: instant(month - 2), to: instant(month - 1) };
}
