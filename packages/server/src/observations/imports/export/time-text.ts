import { offsetAt, type ZoneRules } from '@wijkritme/engine';

/** @example isoUtc(0) // '1970-01-01T00:00:00Z' */
export function isoUtc(time: number): string {
  const text = new Date(time).toISOString();
  return time % 1000 === 0 ? `${text.slice(0, 19)}Z` : text;
}

/** The same instant as clocks there show it, with its offset. */
export function isoLocal(time: number, zone: ZoneRules): string {
  const offset = offsetAt(zone, time);
  const local = new Date(time + offset).toISOString().slice(0, time % 1000 === 0 ? 19 : 23);
  const minutes = Math.abs(offset) / 60_000;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** As spreadsheets take it for a time: 1970-01-01 00:00:00; the offset of the zone is added before. */
export function excelTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
