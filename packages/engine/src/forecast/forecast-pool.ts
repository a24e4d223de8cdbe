import { type Aim, type AimView, aimAt, createAimView } from './features/aim.ts';
import { assertPlan, type Block, type ForecastPlan, listBlocks, listOrigins } from './forecast-plan.ts';
import { LEARNED_NAMES, type LearnedForecasts, learnBefore, predictLearned } from './learned-forecasts.ts';
import { type PreparedPool, preparePool } from './prepared-pool.ts';
import { EXPERT_NAMES, type Method, type Pending, SeriesForecaster } from './series-forecaster.ts';
import type { SeriesPool } from './series-pool.ts';
import { writeSimpleForecasts } from './simple-forecasts.ts';
import { TrainingRows } from './training-rows.ts';
import { fromValueScale, toValueScale } from './value-scale.ts';

/** A forecast of one slot, made at one origin with what was known before it; in the unit of the series. */
export interface ForecastRow {
  readonly series: number;
  /** First slot that was not known. */
  readonly origin: number;
  readonly slot: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Mean of the distribution: what to add up. */
  readonly mean: number;
  /** Whether the learned mix answered, or a simple forecast that did better so far. */
  readonly method: Method;
}

/** How far the work is, 0 to 1. */
export type ForecastProgress = number;

/** Slots per series that are forecast on trial at most, before the first origin. */
const TRIAL_SLOTS = 4 * 28 * 24;
/** Forecasts that are worked out at a time. */
const PART_ROWS = 40_000;

/**
 * Forecasts of all series of a pool at all origins of a plan. Each row uses only slots before its origin: what is learned
 * comes from earlier blocks, what is compared and calibrated from slots that were known at the origin.
 * Yields progress; hands rows to `take` in order of origin, series and slot.
 */
export function* forecastPool(
  pool: SeriesPool,
  plan: ForecastPlan,
  take: (row: ForecastRow) => void,
): Generator<ForecastProgress, void> {
  assertPlan(plan, pool);
  const run = new ForecastRun(pool, plan, take);
  yield* run.work();
}

class ForecastRun {
  readonly #pool: SeriesPool;
  readonly #plan: ForecastPlan;
  readonly #take: (row: ForecastRow) => void;
  readonly #prepared: PreparedPool;
  readonly #view: AimView;
  readonly #forecasters: readonly SeriesForecaster[];
  readonly #pending: Pending[][];

  constructor(pool: SeriesPool, plan: ForecastPlan, take: (row: ForecastRow) => void) {
    this.#pool = pool;
    this.#plan = plan;
    this.#take = take;
    this.#prepared = preparePool(pool);
    this.#view = createAimView(this.#prepared);
    this.#forecasters = pool.series.map(() => new SeriesForecaster());
    this.#pending = pool.series.map(() => []);
  }

  *work(): Generator<ForecastProgress, void> {
    const blocks = listBlocks(this.#plan, this.#pool);
    const rows = new TrainingRows(this.#prepared, this.#plan, blocks);
    for (const [at, block] of blocks.entries()) {
      const learning = learnBefore(rows, block.start);
      let step = learning.next();
      for (let done = 1; !step.done; done++, step = learning.next()) yield (at + done / 7) / blocks.length;
      const learned = step.value;
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
    const experts = new Float64Array(aims.length * EXPERT_NAMES.length);
    let series = -1;
    let origin = -1;
    for (const [i, aim] of aims.entries()) {
      if (aim.series !== series || aim.origin !== origin) this.#reveal(aim.series, aim.origin);
      series = aim.series;
      origin = aim.origin;
      this.#answerOne(aim, { learned, i, experts });
    }
  }

  #answerOne(aim: Aim, { learned, i, experts }: { learned: LearnedForecasts; i: number; experts: Float64Array }): void {
    const view = this.#view;
    const at = i * EXPERT_NAMES.length;
    const isKnown = aimAt(view, aim.series, aim.origin, aim.slot);
    const { of } = view.of;
    const usual = isKnown ? (view.of.usual[aim.slot] as number) : Number.NaN;
    for (let k = 0; k < LEARNED_NAMES.length; k++) {
      experts[at + k] = fromValueScale(of, usual + view.size * (learned.centres[k]?.[i] as number));
    }
    experts[at + LEARNED_NAMES.length] = fromValueScale(of, usual);
    const first = at + LEARNED_NAMES.length + 1;
    writeSimpleForecasts(
      { values: of.values, perDay: view.perDay, origin: aim.origin, slot: aim.slot },
      experts,
      first,
    );
    const widths = this.#widths(learned, i);
    const forecaster = this.#forecasters[aim.series] as SeriesForecaster;
    const { mix, p50, method } = forecaster.choose(experts, at);
    const centre = toValueScale(of, p50);
    this.#pending[aim.series]?.push({ slot: aim.slot, experts, at, mix, centre, ...widths });
    if (aim.origin < this.#plan.firstOrigin) return;
    const reach = forecaster.reach(widths);
    const p10 = Math.min(p50, fromValueScale(of, centre - reach.below));
    const p90 = Math.max(p50, fromValueScale(of, centre + reach.above));
    this.#take({ ...aim, p10, p50, p90, mean: swansonMean(p10, p50, p90), method });
  }

  /** Widths of the band on both sides before calibration: from the trees, at least a fifth of a size. */
  #widths({ centres, low, high }: LearnedForecasts, i: number): { below: number; above: number } {
    const size = Number.isNaN(this.#view.size) ? 1e-6 : this.#view.size;
    const centre = centres[0]?.[i] as number;
    if (Number.isNaN(centre)) return { below: 1.5 * size, above: 1.5 * size };
    const below = size * Math.max(0.2, centre - (low[i] as number));
    const above = size * Math.max(0.2, (high[i] as number) - centre);
    return { below, above };
  }

  /** Scores the forecasts of a series whose slots became known before this origin. */
  #reveal(series: number, origin: number): void {
    const pending = this.#pending[series] as Pending[];
    const forecaster = this.#forecasters[series] as SeriesForecaster;
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
        share: 1 / this.#perDay(),
        scale: change > 0 ? 1 / change : 0,
      });
    }
    this.#pending[series] = kept;
    forecaster.refresh();
  }

  /** Forecasts per day and series. */
  #perDay(): number {
    return Math.max(1, (this.#plan.horizon * this.#pool.perDay) / this.#plan.every);
  }
}

/** Mean of a distribution from its 10th, 50th and 90th percentile (Swanson's rule; Keefer & Bodily 1983). */
function swansonMean(p10: number, p50: number, p90: number): number {
  return 0.3 * p10 + 0.4 * p50 + 0.3 * p90;
}
