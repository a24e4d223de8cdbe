import {
  type CalendarView,
  type EffectOutcome,
  type EffectSeries,
  measureEffect,
  proposeComparisons,
} from '@wijkritme/engine';

/** Whatever there is to judge a measure by, as the product would be asked. */
export interface Situation {
  readonly calendar: CalendarView;
  readonly startMs: number;
  readonly endMs: number;
  readonly target: EffectSeries;
  readonly candidates: readonly EffectSeries[];
}

export interface Judged {
  readonly outcome: EffectOutcome;
  readonly comparisons: number;
}

/** Proposes comparisons, takes all that are proposed, and measures: nobody helps. */
export function judge({ target, candidates, calendar, startMs, endMs }: Situation): Judged {
  const proposed = proposeComparisons({ target, candidates, calendar, startMs });
  const used = new Set(proposed.filter(({ use }) => use).map(({ id }) => id));
  const comparisons = candidates.filter(({ id }) => used.has(id));
  const outcome = measureEffect({ target, comparisons, calendar, startMs, endMs });
  return { outcome, comparisons: comparisons.length };
}

/** Verdicts counted over many measures. */
export class Tally {
  measures = 0;
  less = 0;
  more = 0;
  noneShown = 0;
  /** Measures that came to an interval, and intervals that hold the true effect. */
  intervals = 0;
  holding = 0;
  readonly unknown = new Map<string, number>();

  /** @param truth on the scale on which effects add up; NaN where it is not known, which leaves the interval out */
  add(outcome: EffectOutcome, truth: number): void {
    this.measures++;
    if (outcome.verdict === 'cannot-tell') {
      const { reason } = outcome.because;
      this.unknown.set(reason, (this.unknown.get(reason) ?? 0) + 1);
    } else if (outcome.verdict === 'none-shown') this.noneShown++;
    else if (outcome.verdict === 'probably-less') this.less++;
    else this.more++;
    const { report } = outcome;
    if (!report || Number.isNaN(truth)) return;
    this.intervals++;
    if (report.low.onScale <= truth && truth <= report.high.onScale) this.holding++;
  }

  /** Percent of all measures. */
  share(count: number): number {
    return (100 * count) / this.measures;
  }

  get coverage(): number {
    return (100 * this.holding) / this.intervals;
  }

  get note(): string {
    const unknown = [...this.unknown].map(([reason, count]) => `${reason} ${count}`).join(', ') || 'none';
    return `${this.measures} measures: less ${this.less}, more ${this.more}, none shown ${this.noneShown}; cannot tell: ${unknown}`;
  }
}
