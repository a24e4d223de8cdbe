import type { EffectMethod } from './comparison-weights.ts';
import type { EffectPanel, PanelSeries } from './effect-panel.ts';
import { windowEffect } from './window-effect.ts';

/** Weeks that stay before the earliest placebo. */
export const LEAST_BEFORE = 8;
/** A placebo begins each quarter of its length; those that overlap count for less. */
const STEPS = 4;

/** What the method finds before the measure, where nothing was done. */
export interface PlacebosInTime {
  /** Per series, target first: the effects of stretches before the measure, the latest first (Abadie, Diamond & Hainmueller 2015, §4.2). */
  readonly effects: readonly (readonly number[])[];
  /** How many stretches of the target would fit beside one another: overlapping ones are not news. */
  readonly apart: number;
  /** Placebos nearer in the list than this many overlap. */
  readonly overlapping: number;
}

/** Runs the method on every series of the panel, at stretches as long as the measure, all before it. */
export function placebosInTime(panel: EffectPanel, method: EffectMethod): PlacebosInTime {
  const effects = [panel.target, ...panel.comparisons].map((series) => earlierEffects(panel, series, method));
  const overlapping = panel.post / stepOf(panel.post);
  return { effects, apart: (effects[0] as number[]).length / overlapping, overlapping };
}

/**
 * Runs the method on each comparison, in the weeks of the measure itself (Abadie, Diamond & Hainmueller 2010, §2.4).
 * @returns in the order of the comparisons; NaN where it cannot be told
 */
export function placebosInSpace({ comparisons, pre, post }: EffectPanel, method: EffectMethod): number[] {
  return comparisons.map((series) => {
    const others = comparisons.filter((other) => other !== series);
    if (others.length === 0) return Number.NaN;
    return effectOf(series, others, { from: pre, length: post, known: pre, method });
  });
}

const stepOf = (post: number) => Math.max(1, Math.round(post / STEPS));

/** The target is a donor here as well: before the measure nothing was done to it. */
function earlierEffects({ target, comparisons, pre, post }: EffectPanel, series: PanelSeries, method: EffectMethod) {
  const others = [target, ...comparisons].filter((other) => other !== series).map((other) => beforeOnly(other, pre));
  const effects: number[] = [];
  for (let from = pre - post; from >= LEAST_BEFORE; from -= stepOf(post)) {
    const effect = effectOf(beforeOnly(series, pre), others, { from, length: post, known: pre, method });
    if (!Number.isNaN(effect)) effects.push(effect);
  }
  return effects;
}

interface Stretch {
  readonly from: number;
  readonly length: number;
  readonly known: number;
  readonly method: EffectMethod;
}

function effectOf(series: PanelSeries, donors: readonly PanelSeries[], stretch: Stretch): number {
  return windowEffect({ ...stretch, target: series.differences, donors: donors.map(({ differences }) => differences) })
    .effect;
}

const beforeOnly = ({ id, differences }: PanelSeries, pre: number): PanelSeries => ({
  id,
  differences: differences.subarray(0, pre),
});
