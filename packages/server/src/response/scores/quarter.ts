import { DAY } from '@wijkritme/contract';
import { instantsOfWallTime, zoneRules } from '@wijkritme/engine';

/** A calendar quarter in civil time, with its instants. */
export interface QuarterSpan {
  /** For example 2026-Q4. */
  readonly name: string;
  /** UTC ms; the first moment, and the first one after it. */
  readonly from: number;
  readonly to: number;
  /** Local days, the last one included. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** @example quarterOf('2026-Q4', 'Europe/Amsterdam').lastDay // '2026-12-31' */
export function quarterOf(name: string, timeZone: string): QuarterSpan {
  const [year = 0, quarter = 1] = name.split('-Q').map(Number);
  const first = Date.UTC(year, (quarter - 1) * 3, 1);
  const next = Date.UTC(year, quarter * 3, 1);
  const instant = (wall: number) => instantsOfWallTime(zoneRules(timeZone), wall)[0] ?? wall;
  const day = (wall: number) => new Date(wall).toISOString().slice(0, 10);
  return { name, from: instant(first), to: instant(next), firstDay: day(first), lastDay: day(next - DAY) };
}

/** The quarter in which a moment lies there, and those before it: so many, the newest first. */
export function lastQuarters(now: number, timeZone: string, count: number): string[] {
  const [year = '', month = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now).split('-');
  const newest = Number(year) * 4 + Math.floor((Number(month) - 1) / 3);
  return Array.from({ length: count }, (_, back) => {
    const at = newest - back;
    return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
  });
}
