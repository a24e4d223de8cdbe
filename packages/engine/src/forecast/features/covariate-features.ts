import { meanBetween } from '../running-sum.ts';
import type { AimView, FeatureGroup } from './aim.ts';

/** What is known ahead: its value now, its change since the newest known day, its mean over the day, and that mean's change. */
export function covariateFeatures(names: readonly string[]): FeatureGroup {
  return {
    names: names.flatMap((name) => [name, `${name}Change`, `${name}Day`, `${name}DayChange`]),
    write(view, out, at) {
      for (let i = 0; i < names.length; i++) writeOne(view, i, out, at + 4 * i);
    },
  };
}

function writeOne({ prepared, slot, day, back, perDay }: AimView, covariate: number, out: Float32Array, at: number) {
  const { values, sum } = prepared.covariates[covariate] as (typeof prepared.covariates)[number]; // one per name
  const before = slot - back * perDay;
  const now = values[slot] as number;
  const today = meanBetween(sum, day * perDay, (day + 1) * perDay);
  out[at] = now;
  out[at + 1] = before >= 0 ? now - (values[before] as number) : Number.NaN;
  out[at + 2] = today;
  out[at + 3] = today - meanBetween(sum, (day - 7) * perDay, day * perDay);
}
