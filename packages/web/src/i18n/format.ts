import type { Language } from './language.ts';

export const defaultZone = 'Europe/Amsterdam';
const SPACE = '\u00a0';
const tags: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };
const words = {
  nl: { none: 'geen meting', justNow: 'zojuist', to: 'tot', fromTo: ['van', 'tot en met'] as const },
  en: { none: 'no reading', justNow: 'just now', to: 'to', fromTo: ['from', 'up to and including'] as const },
};
const symbols: Record<string, string> = { '{count}': '', 'ug/m3': 'µg/m³', Cel: '°C' };

/** @example unitLabel('ug/m3') // 'µg/m³' */
export const unitLabel = (unit: string): string => symbols[unit] ?? unit;

/** @example capital('fietsers') // 'Fietsers' */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type Instant = number | string;
export type Format = ReturnType<typeof createFormat>;

/**
 * Dates, times and numbers as ux.md 3.4 asks: dot and "uur" in running text, dashes and a colon in tables.
 * The zone is that of the place, wherever the browser is.
 */
export function createFormat(language: Language, zone: string = defaultZone) {
  const tag = tags[language];
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
    return (at: Instant) => format.format(new Date(at));
  };
  const clock = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = date({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDate = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = (at: Instant) =>
    date({ day: '2-digit', month: '2-digit', year: 'numeric' })(at).replaceAll('/', language === 'nl' ? '-' : '/');
  const time = (at: Instant) => (language === 'nl' ? `${clock(at).replace(':', '.')}${SPACE}uur` : clock(at));
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const withUnit = (text: string, unit: string) => (unitLabel(unit) ? `${text}${SPACE}${unitLabel(unit)}` : text);

  return {
    zone,
    clock,
    /** 22.30 uur */
    time,
    /** vrijdag 20 november */
    day,
    /** 20 november 2026 */
    longDate,
    /** 20-11-2026 */
    shortDate,
    /** 20-11-2026 22:30, for tables */
    moment: (at: Instant) => `${shortDate(at)} ${clock(at)}`,
    /** vrijdag 20 november om 22.30 uur, for sentences */
    dayTime: (at: Instant) => `${day(at)} ${language === 'nl' ? 'om' : 'at'} ${time(at)}`,
    /** van 14 november 2026 tot en met 20 november 2026 */
    range: (from: Instant, to: Instant) => {
      const [first, last] = [longDate(from), longDate(to)];
      const [a, b] = words[language].fromTo;
      return first === last ? first : `${a} ${first} ${b} ${last}`;
    },
    /** 20-11-2026 22:30 – 23:15, for lists; the date is not said twice */
    stretch: (from: Instant, to: Instant) =>
      `${shortDate(from)} ${clock(from)} – ${shortDate(from) === shortDate(to) ? '' : `${shortDate(to)} `}${clock(to)}`,
    number: (value: number) => plain.format(value),
    whole: (value: number) => whole.format(value),
    percent: (share: number) => `${whole.format(share * 100)}%`,
    /** A missing reading is said in words; never zero, never an empty cell. */
    value: (value: number | null | undefined, unit = '') =>
      value == null ? words[language].none : withUnit(plain.format(value), unit),
    difference: (value: number | null | undefined, unit = '') =>
      value == null ? words[language].none : withUnit(signed.format(value), unit),
    span: (low: number, high: number, unit = '') =>
      withUnit(`${plain.format(low)} ${words[language].to} ${plain.format(high)}`, unit),
    bytes: (bytes: number) =>
      bytes < 1_000_000 ? `${plain.format(bytes / 1_000)}${SPACE}kB` : `${plain.format(bytes / 1_000_000)}${SPACE}MB`,
  };
}

/** @example ageOf(90_000, 'nl') // '2 minuten geleden' */
export function ageOf(ms: number, language: Language): string {
  if (ms < 10_000) return words[language].justNow;
  const format = new Intl.RelativeTimeFormat(tags[language], { numeric: 'always' });
  const seconds = ms / 1_000;
  if (seconds < 60) return format.format(-Math.round(seconds), 'second');
  if (seconds < 3_600) return format.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 172_800) return format.format(-Math.round(seconds / 3_600), 'hour');
  return format.format(-Math.round(seconds / 86_400), 'day');
}
