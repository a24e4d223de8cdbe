import type { CalendarView } from '../time/calendar.ts';
import { localDayOf } from '../time/zone.ts';
import type { CannotTell, UnusableReason } from './effect-outcome.ts';
import type { EffectPanel, PanelSeries } from './effect-panel.ts';
import type { EffectSeries } from './effect-series.ts';
import {
  type EffectWeeks,
  effectWeeks,
  firstWholeDay,
  isConstant,
  measuredShare,
  seriesWeeks,
} from './effect-weeks.ts';
import { LEAST_BEFORE } from './placebos.ts';
import type { WeekBlocks } from './week-blocks.ts';

/** A measure whose effect is asked. */
export interface EffectQuestion {
  /** The series that was to change. */
  readonly target: EffectSeries;
  /** Series that the measure did not touch, as `proposeComparisons` finds them and a person confirms them. At most 20. */
  readonly comparisons: readonly EffectSeries[];
  /** Series of adjoining places, in which people may have turned up instead. Never compared with. */
  readonly adjoining?: readonly EffectSeries[];
  readonly calendar: CalendarView;
  /** UTC ms. */
  readonly startMs: number;
  /** UTC ms up to which is judged: the end of the measure, or now. */
  readonly endMs: number;
  /** Weeks before the start to look back on, as far as there are; left out: 78, or five times the weeks judged. */
  readonly weeksBefore?: number;
}

/** What a question becomes, or why it cannot be answered. */
export type Prepared =
  | { readonly ok: true; readonly question: PreparedQuestion }
  | { readonly ok: false; readonly because: CannotTell };

export interface PreparedQuestion {
  readonly panel: EffectPanel;
  readonly weeks: EffectWeeks;
  readonly target: WeekBlocks;
  readonly unusable: readonly { readonly id: string; readonly reason: UnusableReason }[];
}

export const LEAST_WEEKS_AFTER = 2;
export const LEAST_COMPARISONS = 2;
/** Stretches of the target before the start, side by side. */
export const LEAST_STRETCHES = 2;
export const MOST_COMPARISONS = 20;
const MOST_WEEKS_BEFORE = 260;
const SHARE_BEFORE = 0.75;
const SHARE_AFTER = 0.5;

/** Weeks before the start that judging `post` weeks takes, for a series without gaps. */
export function weeksNeededBefore(post: number): number {
  return Math.max(12, LEAST_BEFORE + (1 + LEAST_STRETCHES) * post);
}

/** @param post weeks after the start */
export function weeksToLookBack({ target, calendar, startMs, weeksBefore }: Looked, post: number): number {
  const firstMs = target.times[0];
  if (firstMs === undefined) return 0;
  const most = Math.min(MOST_WEEKS_BEFORE, weeksBefore ?? Math.max(78, 5 * post));
  const there = Math.floor((localDayOf(calendar.zone, startMs) - firstWholeDay(calendar, firstMs)) / 7);
  return Math.max(0, Math.min(most, there));
}

type Looked = Pick<EffectQuestion, 'target' | 'calendar' | 'startMs' | 'weeksBefore'>;

/** @throws RangeError on more than 20 comparisons */
export function prepareEffect(question: EffectQuestion): Prepared {
  const { target, calendar, startMs, endMs } = question;
  if (!(endMs > startMs)) return cannot({ reason: 'ends-before-start' });
  const lastMs = target.times[target.times.length - 1];
  if (lastMs === undefined) return cannot({ reason: 'gaps-before', share: 0, needed: SHARE_BEFORE });
  if (lastMs < startMs) return cannot({ reason: 'starts-after-data', lastMs });
  const post = Math.floor((localDayOf(calendar.zone, endMs) - firstWholeDay(calendar, startMs)) / 7);
  if (post < LEAST_WEEKS_AFTER) {
    return cannot({ reason: 'too-short-after', weeks: Math.max(0, post), needed: LEAST_WEEKS_AFTER });
  }
  return prepareWeeks(question, { post, isOver: true });
}

/** The same for a measure that is still to come: what lies before it alone counts. @param post weeks that it would be judged over */
export function prepareBefore(question: Omit<EffectQuestion, 'endMs'>, post: number): Prepared {
  if (post < LEAST_WEEKS_AFTER) return cannot({ reason: 'too-short-after', weeks: post, needed: LEAST_WEEKS_AFTER });
  return prepareWeeks(question, { post, isOver: false });
}

interface Length {
  readonly post: number;
  readonly isOver: boolean;
}

function prepareWeeks(question: Omit<EffectQuestion, 'endMs'>, { post, isOver }: Length): Prepared {
  const { target, comparisons, calendar, startMs } = question;
  if (comparisons.length > MOST_COMPARISONS) {
    throw new RangeError(`too many comparisons: ${comparisons.length}, at most ${MOST_COMPARISONS}`);
  }
  if (target.spec.kind === 'state') return cannot({ reason: 'states' });
  const pre = weeksToLookBack(question, post);
  const needed = weeksNeededBefore(post);
  if (pre < needed) return cannot({ reason: 'too-short-before', weeks: pre, needed });
  const weeks = effectWeeks(calendar, startMs, { pre, post: isOver ? post : 0 });
  const blocks = seriesWeeks(target, weeks);
  const because = whyNotJudged(blocks, weeks);
  if (because) return cannot(because);
  const { usable, unusable } = sortOut(target, comparisons, weeks);
  if (usable.length < LEAST_COMPARISONS) {
    return cannot({ reason: 'too-few-comparisons', usable: usable.length, needed: LEAST_COMPARISONS });
  }
  const panel: EffectPanel = {
    target: { id: target.id, differences: blocks.differences },
    comparisons: usable.sort((a, b) => (a.id < b.id ? -1 : 1)),
    pre,
    post,
  };
  return { ok: true, question: { panel, weeks, target: blocks, unusable } };
}

function whyNotJudged({ differences, means }: WeekBlocks, { pre, post }: EffectWeeks): CannotTell | undefined {
  const before = measuredShare(differences.subarray(0, pre));
  if (before < SHARE_BEFORE) return { reason: 'gaps-before', share: before, needed: SHARE_BEFORE };
  const after = post > 0 ? measuredShare(differences.subarray(pre)) : 1;
  if (after < SHARE_AFTER) return { reason: 'gaps-after', share: after, needed: SHARE_AFTER };
  return isConstant(means.subarray(0, pre)) ? { reason: 'constant' } : undefined;
}

function sortOut(target: EffectSeries, comparisons: readonly EffectSeries[], weeks: EffectWeeks) {
  const usable: PanelSeries[] = [];
  const unusable: { id: string; reason: UnusableReason }[] = [];
  for (const series of comparisons) {
    const blocks = seriesWeeks(series, weeks);
    const reason = whyUnusable(target, series, blocks, weeks);
    if (reason) unusable.push({ id: series.id, reason });
    else usable.push({ id: series.id, differences: blocks.differences });
  }
  return { usable, unusable };
}

/** Why a series cannot be compared with, as far as its data tell. */
export function whyUnusable(
  target: EffectSeries,
  series: EffectSeries,
  { differences, means }: WeekBlocks,
  { pre, post }: EffectWeeks,
): UnusableReason | undefined {
  if (series.spec.kind !== target.spec.kind) return 'other-kind';
  // Without a week before the start there is no share of them, and nothing that could be constant.
  const before = pre === 0 ? 0 : measuredShare(differences.subarray(0, pre));
  if (before === 0) return 'no-data-before';
  if (before < SHARE_BEFORE) return 'gaps';
  if (isConstant(means.subarray(0, pre))) return 'constant';
  if (post > 0 && measuredShare(differences.subarray(pre)) < SHARE_AFTER) return 'no-data-after';
  return undefined;
}

const cannot = (because: CannotTell): Prepared => ({ ok: false, because });
