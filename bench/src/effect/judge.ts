import {
  type CalendarView,
  type EffectOutcome,
  type EffectSeries,
  measureEffect,
  proposeComparisons,
  smallestEffect,
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

/** The smallest lessening that the product says would be seen, before anything is done, on the scale on which effects add up; undefined: none. */
export function foreseen(situation: Situation, weeks: number): number | undefined {
  const { target, calendar, startMs } = situation;
  const told = smallestEffect({ target, comparisons: proposed(situation), calendar, startMs, weeks });
  return told.ok ? told.less.onScale : undefined;
}

/** Proposes comparisons, takes all that are proposed, and measures: nobody helps. */
export function judge(situation: Situation): Judged {
  const { target, calendar, startMs, endMs } = situation;
  const comparisons = proposed(situation);
  const outcome = measureEffect({ target, comparisons, calendar, startMs, endMs });
  return { outcome, comparisons: comparisons.length };
}

function proposed({ target, candidates, calendar, startMs }: Situation): EffectSeries[] {
  const used = new Set(
    proposeComparisons({ target, candidates, calendar, startMs }).flatMap(({ id, use }) => (use ? [id] : [])),
  );
  return candidates.filter(({ id }) => used.has(id));
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
