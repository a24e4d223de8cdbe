export type LocalTime = { year: number; month: number; day: number; hour: number; minute: number; weekday: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function findFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall of the place says; `weekday` is 0 for Monday. */
export function toLocalTime(t: number, zone: string): LocalTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of findFormat(zone).formatToParts(t)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return { year, month, day, hour, minute, weekday };
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Offset of the place from UTC at this instant, in ms. */
export function zoneOffset(t: number, zone: string): number {
  const { year, month, day, hour, minute } = toLocalTime(t, zone);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(t / MINUTE) * MINUTE;
}

/** The instant at which a local day starts; where midnight is skipped, the first instant after it. */
export function startOfLocalDay(year: number, month: number, day: number, zone: string): number {
  const wall = Date.UTC(year, month - 1, day);
  const first = wall - zoneOffset(wall, zone);
  return wall - zoneOffset(first, zone);
}

/** True in the hour that the clock shows twice, when winter time begins. */
export function isRepeatedHour(t: number, zone: string): boolean {
  const offset = zoneOffset(t, zone);
  return zoneOffset(t + HOUR, zone) === offset - HOUR || zoneOffset(t - HOUR, zone) === offset + HOUR;
}
