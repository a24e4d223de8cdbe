import { EFFECT_METHODS, type EffectMethod } from './comparison-weights.ts';
import type { EffectPanel } from './effect-panel.ts';
import { type EffectSpread, meanSquare, spreadNow } from './effect-spread.ts';
import { type PlacebosInTime, placebosInSpace, placebosInTime } from './placebos.ts';
import { type WindowEffect, windowEffect } from './window-effect.ts';

/** What one method makes of a panel. */
export interface Estimate extends WindowEffect {
  readonly method: EffectMethod;
  readonly placebos: PlacebosInTime;
  /** Effects on the comparisons in the weeks of the measure, in their order; NaN where it cannot be told. */
  readonly inSpace: readonly number[];
  readonly spread: EffectSpread;
}

/** The target speaks for as many series when a method is chosen. */
const TARGET_COUNTS = 3;

/** The method that strayed least before the start, and how far each strayed: the standard deviation of its effects on the target there. */
export interface ChosenMethod {
  readonly method: EffectMethod;
  readonly placebos: PlacebosInTime;
  readonly strayed: Readonly<Record<EffectMethod, number>>;
}

/** Chooses by what happened before the start alone, over all series, so that the choice cannot know the effect. */
export function chooseMethod(panel: EffectPanel): ChosenMethod {
  const tried = EFFECT_METHODS.map((method) => ({ method, placebos: placebosInTime(panel, method) }));
  const plain = tried[0] as (typeof tried)[number];
  const scored = tried.map((one) => ({ ...one, score: logRatio(one.placebos.effects, plain.placebos.effects) }));
  const { method, placebos } = scored.reduce((best, one) => (one.score < best.score ? one : best));
  const strayed = Object.fromEntries(
    tried.map((one) => [one.method, Math.sqrt(meanSquare(one.placebos.effects[0] ?? []))]),
  ) as Record<EffectMethod, number>; // one entry per method
  return { method, placebos, strayed };
}

export function estimateEffect(panel: EffectPanel, { method, placebos }: ChosenMethod): Estimate {
  const whole = windowEffect({
    target: panel.target.differences,
    donors: panel.comparisons.map(({ differences }) => differences),
    method,
    from: panel.pre,
    length: panel.post,
    known: panel.pre,
  });
  const inSpace = placebosInSpace(panel, method);
  return { ...whole, method, placebos, inSpace, spread: spreadNow(placebos, inSpace) };
}

/** Mean over the series of the logarithm of how much larger the errors are; series without any are left out. */
function logRatio(effects: readonly (readonly number[])[], others: readonly (readonly number[])[]): number {
  let [sum, total] = [0, 0];
  effects.forEach((one, i) => {
    const ratio = meanSquare(one) / meanSquare(others[i] ?? []);
    if (!(ratio > 0) || !Number.isFinite(ratio)) return;
    const weight = i === 0 ? TARGET_COUNTS : 1;
    sum += weight * Math.log(ratio);
    total += weight;
  });
  return total > 0 ? sum / total : 0;
}
