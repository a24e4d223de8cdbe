import type { JudgedReading, ReadingState, SeriesKind, TakenSeries } from '@wijkritme/engine';

/** Why a row is a gap; each is counted and told. */
export type GapReason = 'empty' | 'unreadable' | 'never-existed' | 'repeated' | 'unordered';

/** What became of one series. */
export interface SeriesSummary {
  readonly series: string;
  readonly rows: number;
  /** How the series was taken; undefined where it has too few readings to tell. */
  readonly kind: SeriesKind | undefined;
  readonly kindReason: TakenSeries['reason'] | undefined;
  readonly intervalSeconds: number | undefined;
  readonly states: Readonly<Record<ReadingState, number>>;
  /** Rows without a usable reading, by reason, with the first line of each. */
  readonly gaps: Readonly<Partial<Record<GapReason, { rows: number; firstLine: number }>>>;
  /** The highest scores, highest first. */
  readonly strongest: readonly { time: string; value: number; score: number }[];
}

const STRONGEST = 5;

/** Counts while the rows go by. */
export class SummaryKeeper {
  readonly #series: string;
  #rows = 0;
  readonly #states: Record<ReadingState, number> = {
    learning: 0,
    normal: 0,
    deviation: 0,
    gap: 0,
    stuck: 0,
    implausible: 0,
  };
  readonly #gaps: Partial<Record<GapReason, { rows: number; firstLine: number }>> = {};
  #strongest: { time: string; value: number; score: number }[] = [];

  constructor(series: string) {
    this.#series = series;
  }

  add(line: number, time: string, value: number, { score, state }: JudgedReading, reason: GapReason | undefined): void {
    this.#rows += 1;
    this.#states[state] += 1;
    if (reason) {
      const known = this.#gaps[reason] ?? { rows: 0, firstLine: line };
      this.#gaps[reason] = { ...known, rows: known.rows + 1 };
    }
    const least = this.#strongest.at(STRONGEST - 1)?.score ?? 0;
    if (score <= least) return;
    this.#strongest = [...this.#strongest, { time, value, score }].sort((a, b) => b.score - a.score);
    this.#strongest.length = Math.min(this.#strongest.length, STRONGEST);
  }

  summary(taken: TakenSeries | undefined): SeriesSummary {
    return {
      series: this.#series,
      rows: this.#rows,
      kind: taken?.spec.kind,
      kindReason: taken?.reason,
      intervalSeconds: taken && taken.spec.intervalMs / 1000,
      states: this.#states,
      gaps: this.#gaps,
      strongest: this.#strongest,
    };
  }
}
