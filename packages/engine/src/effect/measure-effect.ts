import { adjoiningEffects } from './adjoining-effects.ts';
import { beganElsewhere } from './began-elsewhere.ts';
import type { CannotTell, EffectOutcome, EffectReport } from './effect-outcome.ts';
import type { EffectPanel } from './effect-panel.ts';
import { toEffectSize, withoutEffect } from './effect-size.ts';
import { halfWidth, spreadWithoutLatest } from './effect-spread.ts';
import { chooseMethod, type Estimate, estimateEffect } from './estimate-effect.ts';
import { placeboChance } from './placebo-chance.ts';
import { type EffectQuestion, LEAST_STRETCHES, type PreparedQuestion, prepareEffect } from './prepare-effect.ts';
import { windowEffect } from './window-effect.ts';

/** Of 100 measures without any effect, at most five are told to have one. */
const SHARE = 0.95;
/** How much the weeks just before the start may stray: one in a hundred places does by chance. */
const BEFORE_SHARE = 0.99;

/** Without any one comparison, at least so much of half the interval's width must be left of an effect. Decision 146. */
const LEFT_WITHOUT_ONE = 0.5;

/**
 * What a measure did to a series, against series that it did not touch. What was usual is learned before the start and taken out; what moved all
 * places is taken out by the comparison; how much may be chance is learned from stretches and places where nothing was done.
 * The same question gives the same answer, in whatever order the comparisons stand.
 * @example measureEffect({ target, comparisons, calendar, startMs, endMs }).verdict // 'probably-less'
 */
export function measureEffect(question: EffectQuestion): EffectOutcome {
  const prepared = prepareEffect(question);
  if (!prepared.ok) return { verdict: 'cannot-tell', because: prepared.because };
  const { panel } = prepared.question;
  const chosen = chooseMethod(panel);
  const { apart } = chosen.placebos;
  if (apart < LEAST_STRETCHES) {
    return {
      verdict: 'cannot-tell',
      because: { reason: 'too-few-placebos', stretches: apart, needed: LEAST_STRETCHES },
    };
  }
  const estimate = estimateEffect(panel, chosen);
  if (Number.isNaN(estimate.effect)) {
    return {
      verdict: 'cannot-tell',
      because: { reason: 'gaps-after', share: shareOfGaps(estimate, panel), needed: 0.5 },
    };
  }
  const report = toReport(question, prepared.question, { ...estimate, strayed: chosen.strayed });
  return toOutcome(report, beganElsewhere(estimate.gaps, panel));
}

/** The verdict that numbers carry. @param elsewhere week in which another change began */
function toOutcome(report: EffectReport, elsewhere: number | undefined): EffectOutcome {
  const because = whyNotTold(report, elsewhere);
  if (because) return { verdict: 'cannot-tell', because, report };
  if (report.high.onScale < 0) return { verdict: 'probably-less', report };
  return { verdict: report.low.onScale > 0 ? 'probably-more' : 'none-shown', report };
}

function whyNotTold(report: EffectReport, elsewhere: number | undefined): CannotTell | undefined {
  const { effect, low, high, justBefore, withoutOne, weeks } = report;
  if (Math.abs(justBefore.onScale) > justBefore.limit) return { reason: 'moved-before' };
  if (low.onScale <= 0 && high.onScale >= 0) return undefined;
  const least = (LEFT_WITHOUT_ONE * (high.onScale - low.onScale)) / 2;
  const against = withoutOne.find((one) => Math.sign(effect.onScale) * one.effect.onScale <= least);
  if (against) return { reason: 'one-comparison-decides', id: against.id };
  const other = elsewhere === undefined ? undefined : weeks[elsewhere];
  return other && { reason: 'began-elsewhere', fromDay: other.fromDay };
}

type Chosen = Estimate & Pick<EffectReport, 'strayed'>;

function toReport(
  question: EffectQuestion,
  { panel, weeks, target, unusable }: PreparedQuestion,
  chosen: Chosen,
): EffectReport {
  const { pre, post } = panel;
  const { effect, before, gaps, weights, method, spread, placebos, inSpace } = chosen;
  const mean = meanOf(target.means.subarray(pre));
  const sizeOf = (onScale: number) => toEffectSize(question.target, onScale, mean);
  const half = halfWidth(spread, SHARE);
  return {
    effect: sizeOf(effect),
    low: sizeOf(effect - half),
    high: sizeOf(effect + half),
    method,
    strayed: chosen.strayed,
    weeksBefore: pre,
    weeksAfter: post,
    comparisons: panel.comparisons.map(({ id }, i) => ({ id, weight: weights[i] as number })),
    unusable,
    placebos: {
      inTime: placebos.effects[0] ?? [],
      inSpace: panel.comparisons.map(({ id }, i) => ({ id, onScale: inSpace[i] as number })),
      chance: placeboChance(placebos, spread, effect),
    },
    justBefore: { onScale: justBefore(panel, chosen), limit: halfWidth(spreadWithoutLatest(placebos), BEFORE_SHARE) },
    withoutOne: panel.comparisons.map(({ id }) => ({ id, effect: sizeOf(effectWithout(panel, chosen, id)) })),
    spillOver: adjoiningEffects(question, panel, SHARE),
    weeks: Array.from({ length: pre + post }, (_, week) => {
      const measured = target.means[week] as number;
      const fromDay = week < pre ? weeks.preFrom + 7 * week : weeks.postFrom + 7 * (week - pre);
      return { fromDay, measured, expected: withoutEffect(question.target, (gaps[week] as number) - before, measured) };
    }),
  };
}

/** What the method finds in the weeks just before the start, taken for weeks after one; 0 where that cannot be told. */
function justBefore({ target, comparisons, pre, post }: EffectPanel, { method }: Estimate): number {
  const trial = { target: target.differences, donors: comparisons.map(({ differences }) => differences), method };
  const { effect } = windowEffect({ ...trial, from: pre - post, length: post, known: pre });
  return Number.isNaN(effect) ? 0 : effect;
}

function effectWithout({ target, comparisons, pre, post }: EffectPanel, { method }: Estimate, id: string): number {
  const donors = comparisons.filter((one) => one.id !== id).map(({ differences }) => differences);
  return windowEffect({ target: target.differences, donors, method, from: pre, length: post, known: pre }).effect;
}

function shareOfGaps({ gaps }: Estimate, { pre, post }: EffectPanel): number {
  return gaps.subarray(pre).filter((gap) => !Number.isNaN(gap)).length / post;
}

function meanOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
