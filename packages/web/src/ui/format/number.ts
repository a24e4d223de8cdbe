import { type Locale, toTag } from './locale.ts';

/** A hyphen is shorter than a plus and is read as one. */
const MINUS = '\u2212';
const NO_BREAK_SPACE = '\u00a0';
const formats = new Map<string, Intl.NumberFormat>();

type Digits = { least: number; most: number; signed: boolean };

function findFormat(locale: Locale, { least, most, signed }: Digits): Intl.NumberFormat {
  const key = `${locale} ${least} ${most} ${signed}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(toTag(locale), {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      // NOTE: both also turn -0 into 0
      signDisplay: signed ? 'exceptZero' : 'negative',
    });
    formats.set(key, format);
  }
  return format;
}

/** For columns and cells that are read together: the same number of decimals in each. */
export function formatFixed(
  value: number,
  locale: Locale,
  { digits, signed }: { digits: number; signed: boolean },
): string {
  return findFormat(locale, { least: digits, most: digits, signed }).format(value).replace('-', MINUS);
}

/** Two digits below one, else one: a sensor rarely knows more. */
const digitsOf = (value: number): number => (Math.abs(value) < 1 ? 2 : 1);

function withUnit(number: string, unit: string | undefined): string {
  if (!unit) return number;
  return unit === '%' ? `${number}%` : `${number}${NO_BREAK_SPACE}${unit}`;
}

/**
 * @example formatNumber(1234567.89, 'nl') // '1.234.567,9'
 * @example formatNumber(58.8, 'nl', 'dB') // '58,8 dB', with a space that does not break
 */
export function formatNumber(value: number, locale: Locale, unit?: string): string {
  return withUnit(findFormat(locale, { least: 0, most: digitsOf(value), signed: false }).format(value), unit);
}

/** As formatNumber, with + or − before it. */
export function formatDifference(value: number, locale: Locale, unit?: string): string {
  const number = findFormat(locale, { least: 0, most: digitsOf(value), signed: true }).format(value);
  return withUnit(number.replace('-', MINUS), unit);
}

/** A missing reading is said in words, never as 0 and never as nothing. */
export function formatReading(
  value: number | null | undefined,
  locale: Locale,
  { unit, noReading }: { unit?: string; noReading: string },
): string {
  return value === null || value === undefined ? noReading : formatNumber(value, locale, unit);
}
