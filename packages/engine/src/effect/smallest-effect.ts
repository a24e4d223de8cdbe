import type { CannotTell } from './effect-outcome.ts';
import { type EffectSize, toEffectSize } from './effect-size.ts';
import { spreadOf } from './effect-spread.ts';
import { chooseMethod } from './estimate-effect.ts';
import { type EffectQuestion, LEAST_STRETCHES, prepareBefore } from './prepare-effect.ts';
import { studentQuantile } from './student.ts';

/** A measure that is still being thought of. */
export interface PlannedMeasure extends Omit<EffectQuestion, 'endMs' | 'adjoining'> {
  /** Weeks that it would be judged over. */
  readonly weeks: number;
}

export type SmallestEffect =
  | {
      readonly ok: true;
      readonly weeks: number;
      readonly less: EffectSize;
      readonly more: EffectSize;
    }
  | { readonly ok: false; readonly because: CannotTell };

/** Four of five effects of the size told are found. */
const POWER = 0.8;
const SHARE = 0.95;

/**
 * The smallest effect that would be found four times out of five, learned before anything is done: with these sensors you will not see less
 * than this (Bloom 1995, Minimum detectable effects: the sum of two quantiles times the spread of an effect).
 * @example smallestEffect({ target, comparisons, calendar, startMs, weeks: 6 }) // { ok: true, less: { percent: −12, … }, … }
 */
export function smallestEffect(planned: PlannedMeasure): SmallestEffect {
  const prepared = prepareBefore(planned, planned.weeks);
  if (!prepared.ok) return prepared;
  const { panel, target } = prepared.question;
  const { placebos } = chooseMethod(panel);
  if (placebos.apart < LEAST_STRETCHES) {
    const because: CannotTell = { reason: 'too-few-placebos', stretches: placebos.apart, needed: LEAST_STRETCHES };
    return { ok: false, because };
  }
  const { sd, freedom } = spreadOf(placebos);
  const size = sd * (studentQuantile((1 + SHARE) / 2, freedom) + studentQuantile(POWER, freedom));
  const recent = target.means
    .subarray(Math.max(0, panel.pre - panel.post), panel.pre)
    .filter((mean) => !Number.isNaN(mean));
  const usual = recent.reduce((sum, mean) => sum + mean, 0) / recent.length;
  const sizeOf = (onScale: number) => {
    const after = planned.target.spec.kind === 'count' ? usual * Math.exp(onScale) : usual + onScale;
    return toEffectSize(planned.target, onScale, after);
  };
  return { ok: true, weeks: planned.weeks, less: sizeOf(-size), more: sizeOf(size) };
}
