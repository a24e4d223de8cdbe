import { answerAim } from './answer-aim.ts';
import { type Aim, type AimView, createAimView } from './features/aim.ts';
import { type Block, type ForecastPlan, listOrigins } from './forecast-plan.ts';
import type { ForecastProgress, ForecastRow } from './forecast-row.ts';
import { type Learned, type LearnedForecasts, learnBefore, predictLearned } from './learned-forecasts.ts';
import { type PreparedPool, preparePool } from './prepared-pool.ts';
import { EXPERT_NAMES, type Pending, SeriesForecaster } from './series-forecaster.ts';
import type { SeriesPool } from './series-pool.ts';
import { TrainingRows } from './training-rows.ts';

/** Slots per series that are forecast on trial at most, before the first origin. */
const TRIAL_SLOTS = 4 * 28 * 24;
/** Forecasts that are worked out at a time. */
const PART_ROWS = 40_000;

/** Learns block by block and forecasts what lies in each; what a series has shown of itself goes on from block to block. */
export class ForecastRun {
  readonly #pool: SeriesPool;
  readonly #plan: ForecastPlan;
  readonly #take: (row: ForecastRow) => void;
  readonly #prepared: PreparedPool;
  readonly #view: AimView;
  /** What the newest block has learned. */
  learned: Learned = {};
  rows: TrainingRows | undefined;
  readonly forecasters: readonly SeriesForecaster[];
  readonly #pending: Pending[][];
  /** Of the origins of the plan's rhythm, one in so many is forecast. */
  #stride = 1;

  constructor(pool: SeriesPool, plan: ForecastPlan, take: (row: ForecastRow) => void) {
    this.#pool = pool;
    this.#plan = plan;
    this.#take = take;
    this.#prepared = preparePool(pool);
    this.#view = createAimView(this.#prepared);
    this.forecasters = pool.series.map(() => new SeriesForecaster());
    this.#pending = pool.series.map(() => []);
  }

  *work(blocks: readonly Block[]): Generator<ForecastProgress, void> {
    const rows = new TrainingRows(this.#prepared, this.#plan, blocks);
    this.rows = rows;
    for (const [at, block] of blocks.entries()) {
      const learning = learnBefore(rows, block.start);
      let step = learning.next();
      for (let done = 1; !step.done; done++, step = learning.next()) yield (at + done / 7) / blocks.length;
      const learned = step.value;
      this.learned = learned;
      for (const origins of this.#listParts(block)) {
        const aims = this.#listAims(origins);
        this.#answer(aims, predictLearned(rows, learned, aims));
      }
      yield (at + 1) / blocks.length;
    }
  }

  /** The origins of a block, in parts that fit in memory. Before the first origin of the plan some will do. */
  #listParts({ start, end }: Block): number[][] {
    const all = listOrigins(this.#plan, start, end);
    const isTrial = end <= this.#plan.firstOrigin;
    const stride = isTrial ? Math.max(1, Math.ceil((all.length * this.#plan.horizon) / TRIAL_SLOTS)) : 1;
    this.#stride = stride;
    const origins = all.filter((_, i) => i % stride === 0);
    const size = Math.max(1, Math.floor(PART_ROWS / (this.#plan.horizon * Math.max(1, this.#pool.series.length))));
    const parts: number[][] = [];
    for (let i = 0; i < origins.length; i += size) parts.push(origins.slice(i, i + size));
    return parts;
  }

  #listAims(origins: readonly number[]): Aim[] {
    const aims: Aim[] = [];
    for (const origin of origins) {
      for (let series = 0; series < this.#pool.series.length; series++) {
        for (let slot = origin; slot < origin + this.#plan.horizon; slot++) aims.push({ series, origin, slot });
      }
    }
    return aims;
  }

  #answer(aims: readonly Aim[], learned: LearnedForecasts): void {
    const opinions = { learned, experts: new Float64Array(aims.length * EXPERT_NAMES.length) };
    let series = -1;
    let origin = -1;
    for (const [i, aim] of aims.entries()) {
      if (aim.series !== series || aim.origin !== origin) this.#reveal(aim.series, aim.origin);
      series = aim.series;
      origin = aim.origin;
      const forecaster = this.forecasters[series] as SeriesForecaster;
      const { row, pending } = answerAim(this.#view, aim, opinions, { i, forecaster });
      this.#pending[series]?.push({ ...pending, share: this.#share() });
      if (origin >= this.#plan.firstOrigin) this.#take(row);
    }
  }

  /** Scores the forecasts of a series whose slots became known before this origin. */
  #reveal(series: number, origin: number): void {
    const pending = this.#pending[series] as Pending[];
    const forecaster = this.forecasters[series] as SeriesForecaster;
    const of = this.#prepared.series[series];
    if (!of) return;
    const kept: Pending[] = [];
    for (const one of pending) {
      if (one.slot >= origin) {
        kept.push(one);
        continue;
      }
      const change = of.change[Math.floor(one.slot / this.#pool.perDay)] as number;
      forecaster.learn(one, {
        actual: of.of.values[one.slot] as number,
        scaled: of.scaled[one.slot] as number,
        share: one.share,
        scale: change > 0 ? 1 / change : 0,
      });
    }
    this.#pending[series] = kept;
    forecaster.refresh();
  }

  /** Share of a day that one forecast stands for. */
  #share(): number {
    const perDay = (this.#plan.horizon * this.#pool.perDay) / (this.#plan.every * this.#stride);
    return 1 / Math.max(1, perDay);
  }
}
