import { weightedQuantile } from './weighted-quantile.ts';

/** What a forecast is judged by while it is learned. */
export interface Loss {
  /** The value that fits a whole set best. Reorders its arguments. */
  best(values: Float64Array, weights: Float64Array, count: number): number;
  /** Fills `pull` for the rows of `order`: weight × how strongly each wants the fit to move. */
  writePull(pull: Float64Array, order: Int32Array, of: Fit): void;
}

/** Rows as they are and as they are fitted so far. */
export interface Fit {
  readonly target: Float64Array;
  readonly fitted: Float64Array;
  readonly weight: Float64Array;
}

/** Pinball loss: the quantile `alpha`, and for 0.5 the median, by absolute error (Koenker & Bassett 1978). */
export function pinballLoss(alpha: number): Loss {
  return {
    best: (values, weights, count) => weightedQuantile(values, weights, count, alpha),
    writePull: (pull, order, { target, fitted, weight }) => {
      for (let i = 0; i < order.length; i++) {
        const row = order[i] as number;
        const isAbove = (target[row] as number) > (fitted[row] as number);
        pull[row] = (weight[row] as number) * (isAbove ? alpha : alpha - 1);
      }
    },
  };
}

/** Squared error for small residuals, absolute error beyond `delta` (Huber 1964). */
export function huberLoss(delta: number): Loss {
  const clipped = (residual: number) => (residual > delta ? delta : residual < -delta ? -delta : residual);
  return {
    writePull: (pull, order, { target, fitted, weight }) => {
      for (let i = 0; i < order.length; i++) {
        const row = order[i] as number;
        pull[row] = (weight[row] as number) * clipped((target[row] as number) - (fitted[row] as number));
      }
    },
    best: (values, weights, count) => {
      let sum = 0;
      let weight = 0;
      for (let i = 0; i < count; i++) {
        sum += (weights[i] as number) * clipped(values[i] as number);
        weight += weights[i] as number;
      }
      return weight > 0 ? sum / weight : Number.NaN;
    },
  };
}
