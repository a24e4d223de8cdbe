import type { SeriesPool } from '../series-pool.ts';
import type { AimView, FeatureGroup } from './aim.ts';
import { alikeFeatures } from './alike-features.ts';
import { calendarFeatures } from './calendar-features.ts';
import { cityFeatures } from './city-features.ts';
import { covariateFeatures } from './covariate-features.ts';
import { lagFeatures } from './lag-features.ts';
import { lastYearFeatures } from './last-year-features.ts';
import { recentFeatures } from './recent-features.ts';
import { sizeFeatures } from './size-features.ts';

/** All features of a pool, in a fixed order. */
export interface FeatureSet {
  readonly names: readonly string[];
  write(view: AimView, out: Float32Array, at: number): void;
}

/** Residuals that a linear model may use as they are: in sizes, 0 when nothing is known. */
export const residualGroups = [lagFeatures, recentFeatures, alikeFeatures, lastYearFeatures, cityFeatures] as const;

export function toFeatureSet(pool: SeriesPool): FeatureSet {
  const covariates = covariateFeatures(pool.covariates.map(({ name }) => name));
  const groups: readonly FeatureGroup[] = [calendarFeatures, sizeFeatures, ...residualGroups, covariates];
  const starts: number[] = [];
  let size = 0;
  for (const { names } of groups) {
    starts.push(size);
    size += names.length;
  }
  return {
    names: groups.flatMap(({ names }) => names),
    write: (view, out, at) => {
      for (let i = 0; i < groups.length; i++) (groups[i] as FeatureGroup).write(view, out, at + (starts[i] as number));
    },
  };
}
