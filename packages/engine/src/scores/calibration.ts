/** How often values lie inside a band; NaN does not count. */
export class BandCoverage {
  #inside = 0;
  #count = 0;

  /** Bounds belong to the band. */
  add(actual: number, low: number, high: number): void {
    if (Number.isNaN(actual) || Number.isNaN(low) || Number.isNaN(high)) return;
    this.#count++;
    if (actual >= low && actual <= high) this.#inside++;
  }

  get count(): number {
    return this.#count;
  }

  /** Share inside, 0 to 1; NaN of nothing. */
  get share(): number {
    return this.#count > 0 ? this.#inside / this.#count : Number.NaN;
  }
}

/**
 * Where a value lies in a forecast distribution: the probability integral transform, straight between the quantiles that are
 * given (Dawid 1984; Gneiting, Balabdaoui & Raftery 2007). Even over many forecasts when these are calibrated.
 * @returns in [0, 1]; beyond the outer quantiles half of what lies there
 * @example pitOfQuantiles(5, [0, 10], [0.1, 0.9]) // 0.5
 */
export function pitOfQuantiles(actual: number, quantiles: ArrayLike<number>, alphas: ArrayLike<number>): number {
  const last = alphas.length - 1;
  if (actual < (quantiles[0] as number)) return (alphas[0] as number) / 2;
  if (actual > (quantiles[last] as number)) return (1 + (alphas[last] as number)) / 2;
  for (let i = 1; i <= last; i++) {
    const [low, high] = [quantiles[i - 1] as number, quantiles[i] as number];
    if (actual > high) continue;
    const part = high > low ? (actual - low) / (high - low) : 0.5;
    return (alphas[i - 1] as number) + part * ((alphas[i] as number) - (alphas[i - 1] as number));
  }
  return alphas[last] as number;
}

/** Shares of values per equal part of [0, 1]; calibrated forecasts fill them evenly. */
export function pitHistogram(values: Iterable<number>, parts: number): number[] {
  const counts = new Array<number>(parts).fill(0);
  let total = 0;
  for (const value of values) {
    if (!(value >= 0 && value <= 1)) continue;
    const part = Math.min(parts - 1, Math.floor(value * parts));
    counts[part] = (counts[part] as number) + 1;
    total++;
  }
  return counts.map((count) => (total > 0 ? count / total : Number.NaN));
}
