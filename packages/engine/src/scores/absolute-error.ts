/** Absolute errors, added up one by one; NaN does not count. */
export class AbsoluteError {
  #sum = 0;
  #count = 0;

  add(actual: number, forecast: number): void {
    const error = Math.abs(actual - forecast);
    if (Number.isNaN(error)) return;
    this.#sum += error;
    this.#count++;
  }

  get count(): number {
    return this.#count;
  }

  /** Mean absolute error, in the unit of the series; NaN of nothing. */
  get mean(): number {
    return this.#count > 0 ? this.#sum / this.#count : Number.NaN;
  }
}

/**
 * What errors are divided by in MASE: the mean absolute change over `lag` slots (Hyndman & Koehler 2006, with a season as in
 * Hyndman & Athanasopoulos 2021, §5.8).
 * @param values in order of time, one per slot; NaN where nothing is known
 * @param lag slots: 24 hours for "yesterday", 168 for "last week"
 * @example seasonalChange(Float64Array.of(1, 5, 2, 9), 2) // (|2 − 1| + |9 − 5|) / 2 = 2.5
 */
export function seasonalChange(values: Float64Array, lag: number): number {
  const error = new AbsoluteError();
  for (let slot = lag; slot < values.length; slot++) error.add(values[slot] as number, values[slot - lag] as number);
  return error.mean;
}
