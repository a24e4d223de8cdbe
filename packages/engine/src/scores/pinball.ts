/**
 * Pinball loss of a quantile forecast (Koenker & Bassett 1978): in the unit of the series, 0 at best; in the long run lowest
 * for the true quantile.
 * @param alpha the quantile, in (0, 1)
 * @example pinball(10, 8, 0.9) // 0.9 × 2 = 1.8
 */
export function pinball(actual: number, quantile: number, alpha: number): number {
  return actual >= quantile ? alpha * (actual - quantile) : (1 - alpha) * (quantile - actual);
}

/**
 * CRPS of a forecast given by quantiles: twice the mean pinball loss over them (Gneiting & Ranjan 2011, eq. 14; exact as the
 * quantiles become dense).
 * @param alphas evenly spread quantiles in (0, 1)
 * @param quantiles the forecast at each of `alphas`
 */
export function crpsOfQuantiles(actual: number, quantiles: ArrayLike<number>, alphas: ArrayLike<number>): number {
  if (quantiles.length !== alphas.length || alphas.length === 0) {
    throw new RangeError(`invalid quantiles: ${quantiles.length} for ${alphas.length} levels`);
  }
  let sum = 0;
  for (let i = 0; i < alphas.length; i++) sum += pinball(actual, quantiles[i] as number, alphas[i] as number);
  return (2 * sum) / alphas.length;
}
