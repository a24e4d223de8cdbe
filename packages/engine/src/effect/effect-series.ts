import type { SeriesSpec } from '../kinds/series-spec.ts';

/** One datastream as the effect of a measure is judged by it. */
export interface EffectSeries {
  readonly id: string;
  readonly spec: SeriesSpec;
  /** A level in decibels: differences are then told as a change of sound energy as well. */
  readonly decibel?: boolean;
  /** UTC ms, ascending. */
  readonly times: ArrayLike<number>;
  /** In the unit of the series, as many as `times`; NaN or left out where nothing was measured. */
  readonly values: ArrayLike<number>;
}
