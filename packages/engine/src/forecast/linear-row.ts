import { type FeatureSet, residualGroups } from './features/features.ts';
import type { PreparedPool } from './prepared-pool.ts';

/** Residuals further away than this say no more to a straight line. */
const FAR = 6;
const HOLIDAY = 3;

/** Turns a row of features into what a linear model can use: residuals as they are, the calendar as yes and no. */
export interface LinearRow {
  readonly size: number;
  write(features: Float32Array, at: number, out: Float64Array): void;
}

/** @param until slots before this one tell how large covariates usually are; all of them if it is 0 */
export function toLinearRow(set: FeatureSet, prepared: PreparedPool, until: number): LinearRow {
  const at = (name: string) => set.names.indexOf(name);
  const residuals = residualGroups.flatMap(({ names }) => names.map(at));
  const weekends = [at('saturdays'), at('sundays')];
  const [weekday, dayType, near] = [at('weekday'), at('dayType'), at('near')];
  const [christmas, schoolBreak] = [at('christmas'), at('schoolBreak')];
  const covariates = prepared.pool.covariates.flatMap(({ name, values }) => {
    const { mean, spread } = sizeOf(until > 0 ? values.subarray(0, until) : values);
    return [
      { index: at(name), mean, spread },
      { index: at(`${name}Change`), mean: 0, spread },
      { index: at(`${name}Day`), mean, spread },
      { index: at(`${name}DayChange`), mean: 0, spread },
    ];
  });
  const calendar = residuals.length;
  return {
    size: calendar + 15 + covariates.length,
    write(features, from, out) {
      out.fill(0);
      const isHoliday = features[from + dayType] === HOLIDAY;
      for (const [i, index] of residuals.entries()) {
        // The weekend stands in for a holiday only.
        if (isHoliday || !weekends.includes(index)) out[i] = toKnown(features[from + index] as number);
      }
      out[calendar] = 1;
      out[calendar + 1 + (features[from + weekday] as number)] = 1;
      if (isHoliday) out[calendar + 8] = 1;
      const beside = features[from + near] as number;
      if (beside > 0) out[calendar + 8 + beside] = 1;
      const since = features[from + christmas] as number;
      if (since >= -14 && since < 0) out[calendar + 12] = 1;
      if (since >= 0 && since <= 8) out[calendar + 13] = 1;
      out[calendar + 14] = toKnown(features[from + schoolBreak] as number);
      for (const [i, { index, mean, spread }] of covariates.entries()) {
        out[calendar + 15 + i] = toKnown(((features[from + index] as number) - mean) / spread);
      }
    },
  };
}

function toKnown(value: number): number {
  return Number.isNaN(value) ? 0 : value > FAR ? FAR : value < -FAR ? -FAR : value;
}

function sizeOf(values: Float64Array): { mean: number; spread: number } {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count++;
    const step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }
  return { mean, spread: count > 1 && squares > 0 ? Math.sqrt(squares / count) : 1 };
}
