import { shownDecimals } from '@wijkritme/contract';
import { formatDuration } from '../ui/index.ts';
import type { Language } from './language.ts';

export const defaultZone = 'Europe/Amsterdam';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MEBIBYTE = 1_024 * 1_024;
const SPACE = '\u00a0';
/** A hyphen is shorter than a plus and is read as one. */
const MINUS = '\u2212';
const tags: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };
const words = {
  nl: {
    none: 'geen meting',
    fewer: 'minder dan',
    notShown: 'niet getoond',
    justNow: 'zojuist',
    to: 'tot',
    or: 'of',
    at: 'om',
    since: 'sinds',
    // Without "lang", "21 november, 8 uur" is a moment.
    lasting: (duration: string) => `${duration} lang`,
    fromTo: ['van', 'tot en met'],
  },
  en: {
    none: 'no reading',
    fewer: 'fewer than',
    notShown: 'not shown',
    justNow: 'just now',
    to: 'to',
    or: 'or',
    at: 'at',
    since: 'since',
    lasting: (duration: string) => `for ${duration}`,
    fromTo: ['from', 'up to and including'],
  },
} as const;
/** What states are called, in the order of their numbers. */
const stateNames: Readonly<Record<string, Record<Language, readonly string[]>>> = {
  '{off-on}': { nl: ['uit', 'aan'], en: ['off', 'on'] },
  '{closed-open}': { nl: ['dicht', 'open'], en: ['closed', 'open'] },
};
const symbols: Record<string, string> = { '{count}': '', 'ug/m3': 'µg/m³', Cel: '°C' };

/** @example unitLabel('ug/m3') // 'µg/m³' */
export const unitLabel = (unit: string): string => symbols[unit] ?? (unit.startsWith('{') ? '' : unit);

/** @example statesLabel('{closed-open}', 'nl') // '0 = dicht, 1 = open'; '' for other units */
export const statesLabel = (unit: string, language: Language): string =>
  (stateNames[unit]?.[language] ?? []).map((name, state) => `${state} = ${name}`).join(', ');

/** @example capital('fietsers') // 'Fietsers' */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type Instant = number | string;
export type Format = ReturnType<typeof createFormat>;

/**
 * Dates, times and numbers as ux.md 3.4 asks: dot and "uur" in running text, dashes and a colon in tables.
 * The zone is that of the place, wherever the browser is.
 */
export function createFormat(language: Language, zone: string = defaultZone, now: () => number = Date.now) {
  const tag = tags[language];
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
    return (at: Instant) => format.format(new Date(at));
  };
  const clock = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dayOfThisYear = date({ weekday: 'long', day: 'numeric', month: 'long' });
  const shortDay = date({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const dayOfYear = date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const year = date({ year: 'numeric' });
  const day = (at: Instant) => (year(at) === year(now()) ? dayOfThisYear(at) : dayOfYear(at));
  const longDate = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = date({ month: 'long', year: 'numeric' });
  const shortDate = (at: Instant) =>
    date({ day: '2-digit', month: '2-digit', year: 'numeric' })(at).replaceAll('/', language === 'nl' ? '-' : '/');
  const time = (at: Instant) => (language === 'nl' ? `${clock(at).replace(':', '.')}${SPACE}uur` : clock(at));
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const fine = new Intl.NumberFormat(tag, { maximumSignificantDigits: 3 });
  const signed = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const precise = new Intl.NumberFormat(tag, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  /** As `plain`, with the digits that a very small number of a unit asks for. */
  const amount = (value: number, unit: string) => {
    const digits = shownDecimals(value, unit);
    return digits === 1
      ? plain.format(value)
      : new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value);
  };
  const stateOf = (value: number, unit: string) => stateNames[unit]?.[language][value];
  const withUnit = (text: string, unit: string) => (unitLabel(unit) ? `${text}${SPACE}${unitLabel(unit)}` : text);

  return {
    zone,
    clock,
    /** 22.30 uur */
    time,
    /** An hour of the clock in words of its own: 9.00 in “van 9.00 tot 10.00 uur”. */
    wallHour: (hour: number) => (language === 'nl' ? `${hour}.00` : `${String(hour).padStart(2, '0')}:00`),
    /** vrijdag 20 november; of another year than this one: vrijdag 20 november 2026 */
    day,
    /** 20 november 2026 */
    longDate,
    /** november 2026 */
    month,
    /** 20-11-2026 */
    shortDate,
    /** 20-11-2026 22:30, for tables */
    moment: (at: Instant) => `${shortDate(at)} ${clock(at)}`,
    /** 20-11-2026 22:30 – 22:50, for tables; until another day with its date */
    stretch: (from: Instant, until: Instant) => {
      const isOneDay = shortDate(from) === shortDate(until);
      return `${shortDate(from)} ${clock(from)} – ${isOneDay ? '' : `${shortDate(until)} `}${clock(until)}`;
    },
    /** vrijdag 20 november om 22.30 uur, for sentences; of another year than this one with its year */
    dayTime: (at: Instant) => `${day(at)} ${words[language].at} ${time(at)}`,
    /** van 14 november 2026 tot en met 20 november 2026 */
    range: (from: Instant, to: Instant) => {
      const [first, last] = [longDate(from), longDate(to)];
      const [a, b] = words[language].fromTo;
      return first === last ? first : `${a} ${first} ${b} ${last}`;
    },
    /** vr 20 november 2026, 45 minuten lang; what goes on: sinds vr 20 november 2026 om 22.30 uur */
    spell: (from: Instant, to: Instant | null) =>
      to === null
        ? `${words[language].since} ${shortDay(from)} ${words[language].at} ${time(from)}`
        : `${shortDay(from)}, ${words[language].lasting(formatDuration(lasting(from, to), language))}`,
    number: (value: number) => plain.format(value),
    whole: (value: number) => whole.format(value),
    /** 52,56135: about a metre */
    degrees: (axis: number) => precise.format(axis),
    percent: (share: number) => `${whole.format(share * 100)}%`,
    /** A missing reading is said in words; never zero, never an empty cell. */
    value: (value: number | null | undefined, unit = '') =>
      value == null ? words[language].none : (stateOf(value, unit) ?? withUnit(amount(value, unit), unit)),
    /** An error, told beside others that may differ by little: three digits that count. */
    error: (value: number, unit = '') => withUnit(fine.format(value), unit),
    /** Of a count that is not shown because it is small: “minder dan 5”; or because it would give away another. */
    hidden: (below: number, unit = '', inSum = false) =>
      inSum ? words[language].notShown : withUnit(`${words[language].fewer} ${plain.format(below)}`, unit),
    difference: (value: number | null | undefined, unit = '') =>
      value == null ? words[language].none : withUnit(signed.format(value).replace('-', MINUS), unit),
    /** 40 tot 60 dB(A); of states: dicht, or dicht of open */
    span: (low: number, high: number, unit = '') => {
      const states = [stateOf(low, unit), stateOf(high, unit)];
      if (states[0] !== undefined && states[1] !== undefined)
        return [...new Set(states)].join(` ${words[language].or} `);
      return withUnit(`${amount(low, unit)} ${words[language].to} ${amount(high, unit)}`, unit);
    },
    /** In the units in which limits are set, so that a size can be held against its limit. */
    bytes: (bytes: number) =>
      bytes < MEBIBYTE ? `${plain.format(bytes / 1_024)}${SPACE}KiB` : `${plain.format(bytes / MEBIBYTE)}${SPACE}MiB`,
  };
}

/** As precise as one would say it: minutes, then quarters of an hour, then hours, then days. */
function lasting(from: Instant, to: Instant): number {
  const ms = new Date(to).getTime() - new Date(from).getTime();
  const step =
    ms < HOUR_MS ? MINUTE_MS : ms < 3 * HOUR_MS ? 15 * MINUTE_MS : ms < 48 * HOUR_MS ? HOUR_MS : 24 * HOUR_MS;
  return Math.max(MINUTE_MS, Math.round(ms / step) * step);
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
