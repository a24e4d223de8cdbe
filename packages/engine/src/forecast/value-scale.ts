import type { PoolSeries } from './series-pool.ts';

/** Keeps the logarithm of small counts near to straight: below about five, one more is one more. */
const FEW = 5;

/**
 * The scale in which series are learned. Counts: the logarithm, because rain or a market changes all hours of a day by a
 * factor. Levels and shares: as they are. Quantiles keep their place, so a median forecast there is a median forecast here.
 */
export function toValueScale(series: Pick<PoolSeries, 'kind' | 'min'>, value: number): number {
  return series.kind === 'count' ? Math.log(Math.max(0, value - series.min) + FEW) : value;
}

/** The way back, within the physical range. */
export function fromValueScale(series: Pick<PoolSeries, 'kind' | 'min' | 'max'>, scaled: number): number {
  const value = series.kind === 'count' ? Math.exp(Math.min(scaled, 40)) - FEW + series.min : scaled;
  return Math.min(series.max, Math.max(series.min, value));
}

/** Units of the series per unit of the scale, at a scaled value: what an error there costs here. */
export function slopeAt(series: Pick<PoolSeries, 'kind'>, scaled: number): number {
  return series.kind === 'count' ? Math.exp(Math.min(scaled, 40)) : 1;
}
