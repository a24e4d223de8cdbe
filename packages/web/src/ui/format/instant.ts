import { type Locale, toTag } from './locale.ts';
import { isRepeatedHour, toLocalTime } from './zone.ts';

/** axis: time, or the date at local midnight; table: date and time; text: running text. */
export type InstantStyle = 'axis' | 'table' | 'text';

const two = (value: number): string => String(value).padStart(2, '0');

const formats = new Map<string, Intl.DateTimeFormat>();

export function findDateFormat(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(toTag(locale), { ...options, timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

/** "20-11-2026"; English writes the month as a word, so that nobody swaps day and month. */
export function formatDate(t: number, locale: Locale, zone: string): string {
  if (locale === 'en') {
    return findDateFormat(locale, zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(t);
  }
  const { day, month, year } = toLocalTime(t, zone);
  return `${two(day)}-${two(month)}-${year}`;
}

/** "22:30" */
export function formatTime(t: number, zone: string): string {
  const { hour, minute } = toLocalTime(t, zone);
  return `${two(hour)}:${two(minute)}`;
}

function zoneName(t: number, locale: Locale, zone: string, width: 'short' | 'long'): string {
  const parts = findDateFormat(locale, zone, { timeZoneName: width }).formatToParts(t);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

function formatTable(t: number, locale: Locale, zone: string): string {
  const twice = isRepeatedHour(t, zone) ? ` ${zoneName(t, locale, zone, 'short')}` : '';
  return `${formatDate(t, locale, zone)} ${formatTime(t, zone)}${twice}`;
}

function formatText(t: number, locale: Locale, zone: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const date = findDateFormat(locale, zone, options).format(t).replaceAll(',', '');
  const time = formatTime(t, zone);
  const twice = isRepeatedHour(t, zone) ? ` (${zoneName(t, locale, zone, 'long')})` : '';
  return locale === 'nl' ? `${date} om ${time.replace(':', '.')} uur${twice}` : `${date} at ${time}${twice}`;
}

/**
 * Always in the time of the place, whatever the clock of the reader says.
 * In the hour that the clock shows twice, the kind of time is added.
 * @example formatInstant('2026-11-20T21:30:00Z', 'nl', 'Europe/Amsterdam', 'text')
 * // 'vrijdag 20 november 2026 om 22.30 uur'
 */
export function formatInstant(instant: number | string, locale: Locale, zone: string, style: InstantStyle): string {
  const t = typeof instant === 'string' ? Date.parse(instant) : instant;
  if (Number.isNaN(t)) throw new RangeError(`invalid instant: ${instant}`);
  if (style === 'text') return formatText(t, locale, zone);
  if (style === 'table') return formatTable(t, locale, zone);
  const { hour, minute } = toLocalTime(t, zone);
  return hour === 0 && minute === 0 ? formatDate(t, locale, zone) : formatTime(t, zone);
}
