import { DAY, englishOnly, HOUR, MINUTE, SECOND, WijkritmeError } from '@wijkritme/contract';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DUTCH: Readonly<Record<string, number>> = { mrt: 2, mei: 4, okt: 9 };
const ZERO = 48;
/** Date and time as ISO 8601 and RFC 3339 write them, with or without seconds, fraction and offset. */
export const ISO = "yyyy-MM-dd['T'][ ]HH:mm[:ss[.SSS]][XX]";

type Field = 'y' | 'M' | 'd' | 'H' | 'm' | 's' | 'S' | 'MMM' | 'X';
type Step =
  | { readonly kind: 'digits'; readonly field: Field; readonly least: number; readonly most: number }
  | { readonly kind: 'literal'; readonly code: number }
  | { readonly kind: 'month' | 'offset' }
  | { readonly kind: 'maybe'; readonly steps: readonly Step[] };

/**
 * Reads times in one written form, given in Unicode (LDML) letters: yyyy MM M dd d HH H mm ss SSS, MMM (English or Dutch
 * month), XX (Z or an offset); letters to be taken literally between apostrophes; an optional part between brackets.
 * @example const f = new DateFormat('dd-MMM-yyyy'); f.read('01-Jan-2009', 0, 11); f.localMs // Date.UTC(2009, 0, 1)
 */
export class DateFormat {
  /** The wall time read last, written as if it were UTC. */
  localMs = Number.NaN;
  /** Its offset from UTC, or NaN where none is written. */
  offsetMs = Number.NaN;
  readonly #steps: readonly Step[];
  /** A format without a year is a time of day: it adds to the date of another column. */
  readonly #hasDate: boolean;
  readonly #part: Record<Field, number> = { y: 1970, M: 1, d: 1, H: 0, m: 0, s: 0, S: 0, MMM: 0, X: 0 };
  /** A column with dates alone says the same for many rows on end; then it is read once. */
  readonly #isDateOnly: boolean;
  #lastDate = '';
  #date = -1;
  #dateMs = Number.NaN;

  constructor(format: string) {
    this.#steps = compile(format);
    this.#hasDate = format.includes('yyyy');
    this.#isDateOnly = this.#hasDate && !/[HmsSX]/.test(format);
    if (!this.#hasDate) this.#dateMs = 0;
  }

  read(text: string, start: number, end: number): boolean {
    const last = this.#lastDate;
    if (last.length === end - start && last !== '' && text.startsWith(last, start)) return true;
    const part = this.#part;
    part.H = part.m = part.s = part.S = 0;
    part.M = part.d = 1;
    part.y = 1970;
    this.offsetMs = Number.NaN;
    this.#lastDate = '';
    if (this.#run(this.#steps, text, start, end) !== end) return false;
    const date = (part.y * 16 + part.M) * 64 + part.d;
    if (this.#hasDate && date !== this.#date) {
      this.#date = date;
      this.#dateMs = dayOf(part.y, part.M, part.d);
    }
    this.localMs = this.#dateMs + part.H * HOUR + part.m * MINUTE + part.s * SECOND + part.S;
    const isReal = part.H < 24 && part.m < 60 && part.s < 60 && !Number.isNaN(this.#dateMs);
    if (isReal && this.#isDateOnly) this.#lastDate = text.slice(start, end);
    return isReal;
  }

  /** The position behind what the steps matched, or -1. */
  #run(steps: readonly Step[], text: string, start: number, end: number): number {
    let at = start;
    for (const step of steps) {
      switch (step.kind) {
        case 'digits':
          at = this.#digits(step.field, step.least, step.most, text, at, end);
          break;
        case 'literal':
          at = at < end && text.charCodeAt(at) === step.code ? at + 1 : -1;
          break;
        case 'month':
          at = this.#month(text, at, end);
          break;
        case 'offset':
          at = this.#offset(text, at, end);
          break;
        case 'maybe': {
          const behind = this.#run(step.steps, text, at, end);
          if (behind >= 0) at = behind;
          break;
        }
        default:
          step satisfies never;
      }
      if (at < 0) return -1;
    }
    return at;
  }

  #digits(field: Field, least: number, most: number, text: string, start: number, end: number): number {
    let at = start;
    let value = 0;
    for (; at < end && at - start < most; at += 1) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at - start < least) return -1;
    this.#part[field] = field === 'S' ? Math.trunc(value * 10 ** (3 - (at - start))) : value;
    return at;
  }

  #month(text: string, start: number, end: number): number {
    if (start + 3 > end) return -1;
    const written = text.slice(start, start + 3).toLowerCase();
    const index = DUTCH[written] ?? MONTHS.indexOf(written);
    if (index < 0) return -1;
    this.#part.M = index + 1;
    return start + 3;
  }

  #offset(text: string, start: number, end: number): number {
    const sign = text.charAt(start);
    if (start < end && (sign === 'Z' || sign === 'z')) {
      this.offsetMs = 0;
      return start + 1;
    }
    if (start >= end || (sign !== '+' && sign !== '-')) return -1;
    const hours = this.#digits('X', 2, 2, text, start + 1, end);
    if (hours < 0) return -1;
    let offset = this.#part.X * HOUR;
    const from = hours < end && text.charAt(hours) === ':' ? hours + 1 : hours;
    const minutes = this.#digits('X', 2, 2, text, from, end);
    if (minutes > 0) offset += this.#part.X * MINUTE;
    if (offset > 18 * HOUR || (minutes > 0 && this.#part.X > 59)) return -1;
    this.offsetMs = sign === '-' ? -offset : offset;
    return minutes > 0 ? minutes : hours;
  }
}

function dayOf(year: number, month: number, day: number): number {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const isReal = year >= 1990 && year < 2046 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? Math.floor(ms / DAY) * DAY : Number.NaN;
}

function compile(format: string): Step[] {
  const stack: Step[][] = [[]];
  const tokens = format.match(/y+|M+|d+|H+|m+|s+|S+|X+|'[^']*'|[^A-Za-z']/g) ?? [];
  if (tokens.join('') !== format) throw unknownFormat(format);
  for (const token of tokens) {
    const steps = stack.at(-1);
    if (!steps) throw unknownFormat(format);
    if (token === '[') stack.push([]);
    else if (token === ']') {
      const inner = stack.pop();
      const outer = stack.at(-1);
      if (!inner || !outer) throw unknownFormat(format);
      outer.push({ kind: 'maybe', steps: inner });
    } else steps.push(...stepsOf(token, format));
  }
  const [steps, unclosed] = stack;
  if (!steps || unclosed) throw unknownFormat(format);
  return steps;
}

function stepsOf(token: string, format: string): Step[] {
  const digits = (field: Field, least: number, most: number): Step[] => [{ kind: 'digits', field, least, most }];
  if (token.startsWith("'") || !/[A-Za-z]/.test(token)) {
    return [...token.replaceAll("'", '')].map((c) => ({ kind: 'literal', code: c.charCodeAt(0) }));
  }
  if (token === 'yyyy') return digits('y', 4, 4);
  if (token === 'MMM') return [{ kind: 'month' }];
  if (token === 'XX') return [{ kind: 'offset' }];
  if (token === 'SSS') return digits('S', 1, 9);
  if (/^(MM|dd|HH|mm|ss)$/.test(token)) return digits(token.charAt(0) as Field, 2, 2); // the letter is a Field by the test
  if (/^(M|d|H)$/.test(token)) return digits(token as Field, 1, 2); // the letter is a Field by the test
  throw unknownFormat(format);
}

function unknownFormat(format: string): WijkritmeError {
  const message = `invalid time format: ${format}. Use yyyy MM dd HH mm ss SSS MMM XX, and apostrophes around other letters.`;
  return new WijkritmeError('invalid_input', englishOnly(message), {
    fields: [{ pointer: '/time/format', message: englishOnly(message) }],
  });
}
