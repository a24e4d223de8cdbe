const ZERO = 48;
const MINUS = 45;
const PLUS = 43;
const SPACE = 32;
/** Up to here mantissa and power of ten are exact, so one division rounds as `Number` does. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, i) => 10 ** i);
const WRITTEN = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/**
 * The number written between two positions, or NaN. No thousands separator, no hexadecimal, no "Infinity".
 * @example parseNumber('x;12,5;', 2, 6, 44) // 12.5
 */
export function parseNumber(text: string, start: number, end: number, decimal: number): number {
  let from = start;
  let to = end;
  while (from < to && text.charCodeAt(from) === SPACE) from += 1;
  while (to > from && text.charCodeAt(to - 1) === SPACE) to -= 1;
  const sign = text.charCodeAt(from);
  let at = sign === MINUS || sign === PLUS ? from + 1 : from;
  const digitsFrom = at;
  let mantissa = 0;
  let point = -1;
  for (; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
    else if (digit + ZERO === decimal && point < 0) point = at;
    else return slowly(text.slice(from, to), decimal);
  }
  const digits = to - digitsFrom - (point < 0 ? 0 : 1);
  if (digits < 1) return Number.NaN;
  if (digits > EXACT_DIGITS) return slowly(text.slice(from, to), decimal);
  const size = point < 0 ? mantissa : mantissa / (POWERS[to - point - 1] as number);
  return sign === MINUS ? 0 - size : size;
}

function slowly(written: string, decimal: number): number {
  const point = String.fromCharCode(decimal);
  if (point !== '.' && written.includes('.')) return Number.NaN;
  const plain = point === '.' ? written : written.replace(point, '.');
  return WRITTEN.test(plain) ? Number(plain) : Number.NaN;
}
