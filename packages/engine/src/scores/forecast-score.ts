import { SIMPLE_NAMES, type SimpleName, writeSimpleForecasts } from '../forecast/simple-forecasts.ts';
import { AbsoluteError, seasonalChange } from './absolute-error.ts';
import { BandCoverage, pitHistogram, pitOfQuantiles } from './calibration.ts';
import { crpsOfQuantiles, pinball } from './pinball.ts';

/** A forecast of one slot, in slots and units of its series. */
export interface ScoredForecast {
  /** First slot that was not known. */
  readonly origin: number;
  readonly slot: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Scores of the forecasts of one series beside the simple forecasts, on the same slots. */
export interface ForecastScore {
  /** Slots on which the forecast and every simple forecast of `compared` have a value. */
  readonly count: number;
  readonly mae: number;
  /** MAE / mean absolute change over a day, and over a week. */
  readonly mase24: number;
  readonly mase168: number;
  readonly pinball: number;
  readonly crps: number;
  /** Share of values within p10–p90; 0.8 is the aim. */
  readonly coverage: number;
  /** Shares of values below p10, p10–p50, p50–p90 and above p90. */
  readonly pit: readonly number[];
  readonly simple: Readonly<Record<SimpleName, number>>;
  /** The best of the four seasonal simple forecasts by MAE. */
  readonly best: SimpleName;
}

const ALPHAS = [0.1, 0.5, 0.9];
/** Simple forecasts that a day-ahead forecast is compared with. */
const SEASONAL = SIMPLE_NAMES.slice(0, 4);

/**
 * Rolling-origin evaluation (Tashman 2000): each forecast against what came, beside what simple forecasts would have said at
 * the same origin. MASE divides by the change over all values.
 * @param values one per slot, in order of time; NaN where nothing is known
 */
export function scoreForecasts(
  values: Float64Array,
  perDay: number,
  forecasts: readonly ScoredForecast[],
): ForecastScore {
  const own = new AbsoluteError();
  const simple = SIMPLE_NAMES.map(() => new AbsoluteError());
  const coverage = new BandCoverage();
  const opinions = new Float64Array(SIMPLE_NAMES.length);
  const places: number[] = [];
  let pinballs = 0;
  let crps = 0;
  for (const { origin, slot, p10, p50, p90 } of forecasts) {
    const actual = values[slot] ?? Number.NaN;
    if (Number.isNaN(actual) || Number.isNaN(p50)) continue;
    writeSimpleForecasts({ values, perDay, origin, slot }, opinions, 0);
    if (opinions.subarray(0, SEASONAL.length).some(Number.isNaN)) continue;
    own.add(actual, p50);
    for (const [i, error] of simple.entries()) error.add(actual, opinions[i] as number);
    coverage.add(actual, p10, p90);
    const quantiles = [p10, p50, p90];
    places.push(pitOfQuantiles(actual, quantiles, ALPHAS));
    pinballs += ALPHAS.reduce((sum, alpha, i) => sum + pinball(actual, quantiles[i] as number, alpha), 0) / 3;
    crps += crpsOfQuantiles(actual, quantiles, ALPHAS);
  }
  const errors = SIMPLE_NAMES.map((name, i) => [name, simple[i]?.mean ?? Number.NaN] as const);
  const best = errors.slice(0, SEASONAL.length).reduce((least, one) => (one[1] < least[1] ? one : least));
  return {
    count: own.count,
    mae: own.mean,
    mase24: own.mean / seasonalChange(values, perDay),
    mase168: own.mean / seasonalChange(values, 7 * perDay),
    pinball: pinballs / own.count,
    crps: crps / own.count,
    coverage: coverage.share,
    pit: quarterShares(places),
    simple: Object.fromEntries(errors) as Record<SimpleName, number>,
    best: best[0],
  };
}

/** Shares in the four stretches that p10, p50 and p90 cut. */
function quarterShares(places: readonly number[]): number[] {
  const tenths = pitHistogram(places, 10);
  const sum = (from: number, to: number) => tenths.slice(from, to).reduce((total, share) => total + share, 0);
  return [sum(0, 1), sum(1, 5), sum(5, 9), sum(9, 10)];
}
