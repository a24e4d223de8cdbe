import { DAY } from '@wijkritme/contract';

/** A planned event is of some days, not of a season. */
const MOST_DAYS = 7;

/**
 * Local civil days of a stretch of time, YYYY-MM-DD, the first seven at most.
 * @param end UTC ms; the stretch touches the day of its last moment
 * @example localDays(Date.parse('2026-11-20T22:30Z'), Date.parse('2026-11-20T23:30Z'), 'Europe/Amsterdam') // ['2026-11-20', '2026-11-21']
 */
export function localDays(start: number, end: number, timeZone: string): string[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const [first, last] = [format.format(start), format.format(Math.max(start, end))];
  const days: string[] = [];
  for (let day = Date.parse(first); day <= Date.parse(last) && days.length < MOST_DAYS; day += DAY)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}
