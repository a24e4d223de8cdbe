/** How fast weights follow what experts did: per day of errors as large as the series changes. */
const SPEED = 0.2;
/** No expert is ever forgotten. */
const LEAST = 1e-4;

/**
 * A weighted mean of experts whose weights follow their past errors: exponentiated gradient on absolute error (Kivinen &
 * Warmuth 1997, EG). An expert that pulled the mean the wrong way loses weight. Experts without an opinion sit out.
 */
export class ExpertMix {
  readonly weights: Float64Array;

  /** @param prior weights before anything was seen */
  constructor(prior: readonly number[]) {
    this.weights = Float64Array.from(prior);
    this.#normalise();
  }

  /** The mean of the opinions `experts[at..]`; NaN when there is none. */
  mean(experts: Float64Array, at: number): number {
    let sum = 0;
    let weight = 0;
    for (let i = 0; i < this.weights.length; i++) {
      const opinion = experts[at + i] as number;
      if (Number.isNaN(opinion)) continue;
      sum += (this.weights[i] as number) * opinion;
      weight += this.weights[i] as number;
    }
    return weight > 0 ? sum / weight : Number.NaN;
  }

  /**
   * @param share of a day that this error stands for
   * @param scale units in which opinions differ, so that an error of the usual size is 1
   */
  learn(experts: Float64Array, at: number, of: { actual: number; share: number; scale: number }): void {
    const mean = this.mean(experts, at);
    if (Number.isNaN(mean) || Number.isNaN(of.actual)) return;
    const pull = SPEED * of.share * of.scale * Math.sign(of.actual - mean);
    for (let i = 0; i < this.weights.length; i++) {
      const opinion = experts[at + i] as number;
      if (Number.isNaN(opinion)) continue;
      const step = pull * (opinion - mean);
      this.weights[i] = (this.weights[i] as number) * Math.exp(Math.max(-1, Math.min(1, step)));
    }
    this.#normalise();
  }

  #normalise(): void {
    let sum = 0;
    for (const weight of this.weights) sum += weight;
    for (let i = 0; i < this.weights.length; i++) this.weights[i] = Math.max(LEAST, (this.weights[i] as number) / sum);
  }
}
