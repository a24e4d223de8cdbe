import { DateFormat, WallClock } from '../../observations/index.ts';

/** Why a row has no instant of its own. */
export type TimeProblem = 'unreadable' | 'never-existed';

/** How times are written when nothing else is said: ISO 8601 and its usual variants, a date alone included. */
const USUAL = [
  "yyyy-MM-dd['T'][ ]HH:mm[:ss[.SSS]][ ][XX]",
  'yyyy-MM-dd',
  'yyyy/MM/dd HH:mm[:ss]',
  'yyyy/MM/dd',
  "yyyyMMdd'T'HHmm[ss][XX]",
];

/**
 * Turns written times into instants, in the order of the file. A time with an offset or `Z` is that instant. A time without
 * one is the clock on the wall in `zone`: an hour that was skipped has no instant; in an hour that came twice the first pass
 * counts until the clock jumps back.
 * @example const times = new SeriesTime('Europe/Amsterdam'); times.read('2024-10-27 02:30') // 2024-10-27T00:30Z as UTC ms
 */
export class SeriesTime {
  /** Why the time read last gave NaN. */
  problem: TimeProblem | undefined;
  readonly #clock: WallClock;
  readonly #formats: DateFormat[];
  #lastWallMs = Number.NaN;
  #isSecondPass = false;

  /**
   * @param zone IANA zone of the clock
   * @param format how times are written, in LDML letters; the usual ISO forms if left out
   * @throws RangeError on an unknown zone; WijkritmeError on an unknown format
   */
  constructor(zone: string, format?: string) {
    this.#clock = new WallClock(zone);
    this.#formats = (format === undefined ? USUAL : [format]).map((one) => new DateFormat(one));
  }

  /** @returns UTC ms, or NaN with the reason in `problem` */
  read(text: string): number {
    const format = this.#match(text);
    this.problem = format ? undefined : 'unreadable';
    if (!format) return Number.NaN;
    if (!Number.isNaN(format.offsetMs)) return format.localMs - format.offsetMs;
    return this.#onTheWall(format.localMs);
  }

  /** The format that fits; it moves to the front, as the next row is written alike. */
  #match(text: string): DateFormat | undefined {
    const formats = this.#formats;
    for (let i = 0; i < formats.length; i++) {
      const format = formats[i] as DateFormat; // i is inside
      if (!format.read(text, 0, text.length)) continue;
      if (i > 0) formats.unshift(...formats.splice(i, 1));
      return format;
    }
    return undefined;
  }

  #onTheWall(wallMs: number): number {
    const clock = this.#clock;
    clock.read(wallMs);
    if (clock.count === 0) {
      this.problem = 'never-existed';
      return Number.NaN;
    }
    if (clock.count === 2) this.#isSecondPass ||= wallMs <= this.#lastWallMs;
    else this.#isSecondPass = false;
    this.#lastWallMs = clock.count === 2 ? wallMs : Number.NaN;
    return this.#isSecondPass ? clock.later : clock.earlier;
  }
}
