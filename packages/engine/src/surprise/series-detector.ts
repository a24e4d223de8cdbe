import { setBudgetWeeks } from '../budget/alarm-habit.ts';
import { fitsKind } from '../kinds/infer-kind.ts';
import { createRhythm, type RhythmState } from '../rhythm/create-rhythm.ts';
import { step } from '../rhythm/step.ts';
import { createVerdict } from '../rhythm/verdict.ts';
import type { CalendarView } from '../time/calendar.ts';
import { createRangeReader, type RangeReader } from './central-range.ts';
import { createSurprise, type SurpriseState, stepSurprise } from './surprise.ts';
import { contradicts, type DeclaredSeries, FIRST_READINGS, type TakenSeries, takeSeries } from './take-series.ts';

export type ReadingState = 'learning' | 'normal' | 'deviation' | 'gap' | 'stuck' | 'implausible';

/** What is said of one reading or gap; NaN where nothing is known. */
export interface JudgedReading {
  expected: number;
  lower: number;
  upper: number;
  /** 0 to 1. */
  score: number;
  state: ReadingState;
}

export interface DetectOptions extends DeclaredSeries {
  /** Per cent of readings between lower and upper. */
  readonly band: 80 | 95 | 98;
  /** Deviations a week that are welcome. */
  readonly budget?: number;
}

/**
 * Judges the readings of one series in order of time. What it says of a reading depends on that reading and earlier ones
 * alone: until the first readings have shown the kind and the interval it is learning, and when a later value shows that
 * the kind was taken wrongly, the rhythm is learned again from what came before and goes on from there.
 */
export class SeriesDetector {
  taken: TakenSeries | undefined;
  /** UTC ms of the newest reading, −∞ before the first. */
  lastTime = Number.NEGATIVE_INFINITY;
  readonly #calendar: CalendarView;
  readonly #options: DetectOptions;
  readonly #range: RangeReader;
  readonly #verdict = createVerdict();
  readonly #row: JudgedReading = { expected: 0, lower: 0, upper: 0, score: 0, state: 'learning' };
  /** Readings so far; only the first ones once nothing can change how the series is taken. */
  #times: number[] = [];
  #values: number[] = [];
  #negatives = 0;
  #rhythm: RhythmState | undefined;
  #surprise: SurpriseState | undefined;

  constructor(calendar: CalendarView, options: DetectOptions) {
    this.#calendar = calendar;
    this.#options = options;
    this.#range = createRangeReader(options.band);
  }

  /** @param t UTC ms, after `lastTime` @returns the same object every time */
  judge(t: number, value: number): JudgedReading {
    this.lastTime = t;
    const row = this.#row;
    row.expected = row.lower = row.upper = Number.NaN;
    row.score = 0;
    if (!this.#isPlausible(value)) {
      row.state = 'implausible';
      this.#expect(t);
      return row;
    }
    if (this.#mayStillChange()) this.#remember(t, value);
    if (this.#rhythm && this.#surprise) this.#step(this.#rhythm, this.#surprise, t, value);
    else {
      row.state = 'learning';
      if (this.#times.length >= FIRST_READINGS) this.#begin();
    }
    return row;
  }

  /** What would have been usual at a moment without a reading. */
  judgeGap(t: number): JudgedReading {
    const row = this.#row;
    row.expected = row.lower = row.upper = Number.NaN;
    row.score = 0;
    row.state = 'gap';
    if (t > this.lastTime) this.#expect(t);
    return row;
  }

  #step(rhythm: RhythmState, surprise: SurpriseState, t: number, value: number): void {
    const row = this.#row;
    this.#expect(t);
    const verdict = this.#verdict;
    step(rhythm, this.#calendar, t, value, verdict);
    row.state = verdict.status === 'gap' ? 'implausible' : verdict.status;
    // Evidence of a rhythm adds up over readings; it is news when it opens a deviation.
    const isNews = verdict.changes.some(({ change }) => change === 'opened');
    row.score = stepSurprise(surprise, this.#calendar, t, value, isNews ? verdict.surprise * Math.LN10 : 0);
  }

  #expect(t: number): void {
    if (this.#rhythm) this.#range.read(this.#rhythm, this.#calendar, t, this.#row);
  }

  /** A value that cannot be; a range that was read off the values themselves cannot say so. */
  #isPlausible(value: number): boolean {
    const { kind, min, max } = this.#options;
    if (value < (min ?? Number.NEGATIVE_INFINITY) || value > (max ?? Number.POSITIVE_INFINITY)) return false;
    const ownKind = this.taken?.spec.kind ?? (kind === 'auto' ? 'level' : kind);
    if (ownKind === 'level') return true;
    if (ownKind === 'state') return fitsKind('state', value) || kind === 'auto';
    if (value < 0 && min === undefined) this.#negatives += 1;
    if (kind === 'auto' && contradicts(ownKind, value, this.#negatives)) return true;
    const { min: least, max: most } = this.taken?.spec ?? { min: 0, max: kind === 'proportion' ? 100 : value };
    return value >= least && value <= most;
  }

  #mayStillChange(): boolean {
    return this.taken === undefined || this.taken.isRangeOpen || this.#options.kind === 'auto';
  }

  #remember(t: number, value: number): void {
    this.#times.push(t);
    this.#values.push(value);
    const { taken } = this;
    if (!taken) return;
    const { kind, min, max } = taken.spec;
    const isOutside = taken.isRangeOpen && (value < min || value > max);
    const isOther = this.#options.kind === 'auto' && contradicts(kind, value, this.#negatives);
    if (isOutside || isOther) this.#learnAgain(taken);
  }

  #begin(): void {
    const intervalMs = this.#take(this.#options.intervalMs);
    this.#surprise = createSurprise(intervalMs);
    for (let i = 0; i < this.#times.length; i++) this.#replay(i, true);
  }

  /** With the reading at hand as the newest value that was seen, but not yet learned. */
  #learnAgain(taken: TakenSeries): void {
    this.#take(taken.spec.intervalMs);
    for (let i = 0; i < this.#times.length - 1; i++) this.#replay(i, false);
  }

  #take(intervalMs: number | undefined): number {
    const declared = intervalMs === undefined ? this.#options : { ...this.#options, intervalMs };
    this.taken = takeSeries(declared, this.#times, this.#values);
    this.#rhythm = createRhythm(this.taken.spec);
    if (this.#options.budget !== undefined) setBudgetWeeks(this.#rhythm.parts.alarms, 1 / this.#options.budget);
    return this.taken.spec.intervalMs;
  }

  #replay(i: number, withSurprise: boolean): void {
    const [t, value] = [this.#times[i] as number, this.#values[i] as number]; // i is inside
    if (this.#rhythm) step(this.#rhythm, this.#calendar, t, value, this.#verdict);
    if (withSurprise && this.#surprise) stepSurprise(this.#surprise, this.#calendar, t, value, 0);
  }
}
