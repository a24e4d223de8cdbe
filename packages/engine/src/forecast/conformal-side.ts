import { weightedQuantile } from './weighted-quantile.ts';

/** Errors that are remembered; for hours, 28 days. */
const MEMORY = 672;
/** Errors that are needed before they are believed. */
const LEAST = 96;
/** How fast the aim follows misses, per day (Gibbs & Candès 2021, γ). */
const STEP = 0.05;

/**
 * One side of a band: how many widths it must reach out so that a share `miss` of errors lies beyond. Takes the quantile of
 * past errors in widths (conformal prediction: Vovk et al. 2005; on residuals in units of a predicted width: Lei et al. 2018),
 * and moves the quantile that is asked for after each miss (adaptive conformal inference: Gibbs & Candès 2021), so that the
 * share holds also when the series changes.
 */
export class ConformalSide {
  readonly #errors = new Float64Array(MEMORY);
  readonly #miss: number;
  #aim: number;
  #count = 0;
  #reach = Number.NaN;

  constructor(miss: number) {
    this.#miss = miss;
    this.#aim = miss;
  }

  /** Widths to reach out; 1 while too little was seen. */
  reach(): number {
    if (this.#count < LEAST) return 1;
    if (Number.isNaN(this.#reach)) {
      const size = Math.min(this.#count, MEMORY);
      this.#reach = weightedQuantile(this.#errors.slice(0, size), new Float64Array(size).fill(1), size, 1 - this.#aim);
    }
    return this.#reach;
  }

  /**
   * @param error how far the value lay beyond the centre on this side, in widths; negative on the other side
   * @param share of a day that it stands for
   */
  learn(error: number, share: number): void {
    const missed = error > this.reach() ? 1 : 0;
    if (this.#count >= LEAST) {
      const aim = this.#aim + STEP * share * (this.#miss - missed);
      this.#aim = Math.max(this.#miss / 5, Math.min(2.5 * this.#miss, aim));
    }
    this.#errors[this.#count % MEMORY] = error;
    this.#count++;
  }

  /** Lets what was learned since count in the next `reach`. */
  refresh(): void {
    this.#reach = Number.NaN;
  }
}
