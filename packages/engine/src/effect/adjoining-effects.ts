import type { EffectVerdict, SpillOver } from './effect-outcome.ts';
import type { EffectPanel } from './effect-panel.ts';
import { toEffectSize } from './effect-size.ts';
import { halfWidth } from './effect-spread.ts';
import { effectWeeks, measuredShare, seriesWeeks } from './effect-weeks.ts';
import { chooseMethod, estimateEffect } from './estimate-effect.ts';
import { type EffectQuestion, LEAST_STRETCHES } from './prepare-effect.ts';

const LEAST_MEASURED = 0.5;

/**
 * What happened in adjoining places in the same weeks, against the same comparisons: whether what went away turned up next door
 * (Butts 2021, Difference-in-differences with spatial spillovers). Where it cannot be told the sizes are NaN.
 * @param share of intervals that hold the effect, 0.95
 */
export function adjoiningEffects(
  question: EffectQuestion,
  { comparisons, pre, post }: EffectPanel,
  share: number,
): SpillOver[] {
  const weeks = effectWeeks(question.calendar, question.startMs, { pre, post });
  return (question.adjoining ?? []).map((series) => {
    const { differences, means } = seriesWeeks(series, weeks);
    const panel = { target: { id: series.id, differences }, comparisons, pre, post };
    const after = means.subarray(pre).filter((mean) => !Number.isNaN(mean));
    const mean = after.reduce((sum, value) => sum + value, 0) / after.length;
    const sizeOf = (onScale: number) => toEffectSize(series, onScale, mean);
    const told = isTellable(panel) ? intervalOf(panel, share) : undefined;
    const { effect, half } = told ?? { effect: Number.NaN, half: Number.NaN };
    const interval = { effect: sizeOf(effect), low: sizeOf(effect - half), high: sizeOf(effect + half) };
    return { id: series.id, ...interval, verdict: verdictOf(effect, half) };
  });
}

function isTellable({ target, pre }: EffectPanel): boolean {
  const { differences } = target;
  return (
    measuredShare(differences.subarray(0, pre)) >= LEAST_MEASURED &&
    measuredShare(differences.subarray(pre)) >= LEAST_MEASURED
  );
}

function intervalOf(panel: EffectPanel, share: number) {
  const chosen = chooseMethod(panel);
  if (chosen.placebos.apart < LEAST_STRETCHES) return undefined;
  const { effect, spread } = estimateEffect(panel, chosen);
  return { effect, half: halfWidth(spread, share) };
}

function verdictOf(effect: number, half: number): EffectVerdict {
  if (Number.isNaN(effect)) return 'cannot-tell';
  if (effect + half < 0) return 'probably-less';
  return effect - half > 0 ? 'probably-more' : 'none-shown';
}
