const DAY_MS = 86_400_000;
const parts = new Map<string, Intl.DateTimeFormat>();

function civilFormat(zone: string): Intl.DateTimeFormat {
  let format = parts.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    parts.set(zone, format);
  }
  return format;
}

/** The clock on the wall at one instant, as if it were UTC; only for arithmetic. */
function wallClock(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of civilFormat(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** @example civilDate(Date.UTC(2026, 10, 20, 23, 30), 'Europe/Amsterdam') // '2026-11-21' */
export function civilDate(at: number, zone: string): string {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 10);
}

/** The instant at which a local day begins; days of 23 and 25 hours come out by themselves. */
export function startOfDay(date: string, zone: string): number {
  return instantOfWall(`${date}T00:00:00`, zone);
}

/**
 * The instant at which the clock on the wall there shows this; NaN where it is no time.
 * @example instantOfWall('2026-11-20T21:00', 'Europe/Amsterdam') // Date.UTC(2026, 10, 20, 20)
 */
export function instantOfWall(wall: string, zone: string): number {
  const wanted = Date.parse(`${wall}Z`);
  if (Number.isNaN(wanted)) return wanted;
  let at = wanted - (wallClock(wanted, zone) - wanted);
  // The offset at the guess may differ from the offset at midnight: once more.
  at += wanted - wallClock(at, zone);
  return at;
}

/** @example addDays('2026-11-30', 1) // '2026-12-01' */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @example isoWeekOf('2026-11-20') // '2026-W47' */
export function isoWeekOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const weekday = (day.getUTCDay() + 6) % 7;
  const thursday = new Date(day.getTime() + (3 - weekday) * DAY_MS);
  const firstOfYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstOfYear) / DAY_MS / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** @example mondayOf('2026-W47') // '2026-11-16' */
export function mondayOf(week: string): string {
  const [year, number] = week.split('-W').map(Number);
  const fourth = new Date(Date.UTC(year ?? 1970, 0, 4));
  const weekday = (fourth.getUTCDay() + 6) % 7;
  return addDays(fourth.toISOString().slice(0, 10), ((number ?? 1) - 1) * 7 - weekday);
}

/** @example addWeeks('2026-W01', -1) // '2025-W52' */
export function addWeeks(week: string, weeks: number): string {
  return isoWeekOf(addDays(mondayOf(week), weeks * 7));
}
