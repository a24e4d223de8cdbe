import type { CalendarView } from '../time/calendar.ts';
import type { UnusableReason } from './effect-outcome.ts';
import type { EffectSeries } from './effect-series.ts';
import { effectWeeks, seriesWeeks } from './effect-weeks.ts';
import { weeksToLookBack, whyUnusable } from './prepare-effect.ts';

export interface ComparisonQuestion {
  readonly target: EffectSeries;
  readonly candidates: readonly EffectSeries[];
  /** Ids of candidates so near that the measure may reach them, or push people there. */
  readonly adjoining?: ReadonlySet<string>;
  readonly calendar: CalendarView;
  /** UTC ms of the start; nothing from then on is looked at. */
  readonly startMs: number;
  readonly weeksBefore?: number;
  /** How many to propose; left out: 5. */
  readonly most?: number;
}

/** Why a candidate is proposed or not. */
export type ProposalReason = 'alike' | 'less-alike-than-others' | 'not-alike' | 'adjoining' | UnusableReason;

/** One candidate, with what speaks for and against it. */
export interface ProposedComparison {
  readonly id: string;
  readonly use: boolean;
  readonly reason: ProposalReason;
  /** Of the weekly differences from what is usual, −1..1; NaN where it cannot be told. */
  readonly correlation: number;
  /** Standard deviation of the gap between the two by weeks, on the scale on which effects add up. */
  readonly gapSd: number;
  /** Usual level over that of the target, for counts and proportions; less that of the target, for levels. */
  readonly level: number;
  /** Share of the weeks before the start that were measured, 0..1. */
  readonly measured: number;
}

/** Chosen on the first half of the recordings, see decision 61. */
const MOST = 5;
/** The gap of two unrelated places that swing alike is √2 times as wide as either: what reaches that has nothing in common with the target. */
const UNRELATED = Math.SQRT2;

/**
 * Places to compare with, the most alike first: those whose weeks moved like those of the target before the start. Similarity is the
 * standard deviation of the gap, since that is what becomes the width of the interval; the correlation alone would take a place that swings twice as far.
 * The order of the candidates changes nothing.
 */
export function proposeComparisons(question: ComparisonQuestion): ProposedComparison[] {
  const { target, candidates, calendar, startMs, adjoining, most = MOST } = question;
  const pre = weeksToLookBack(question, 8);
  const weeks = effectWeeks(calendar, startMs, { pre, post: 0 });
  const own = seriesWeeks(target, weeks);
  const found = candidates.map((series) => {
    const blocks = seriesWeeks(series, weeks);
    const gap = pairwise(own.differences, blocks.differences);
    const reason: ProposalReason | undefined = adjoining?.has(series.id)
      ? 'adjoining'
      : whyUnusable(target, series, blocks, weeks);
    const measured = pre === 0 ? 0 : blocks.differences.filter((value) => !Number.isNaN(value)).length / pre;
    return { id: series.id, reason, ...gap, level: levelOf(target, own.means, blocks.means), measured };
  });
  const distance = (gapSd: number) => (Number.isNaN(gapSd) ? Number.MAX_VALUE : gapSd);
  found.sort((a, b) => distance(a.gapSd) - distance(b.gapSd) || (a.id < b.id ? -1 : 1));
  let taken = 0;
  return found.map(({ reason, ownSd, ...rest }) => {
    const isAlike = rest.gapSd < UNRELATED * ownSd;
    const why: ProposalReason = reason ?? (!isAlike ? 'not-alike' : taken < most ? 'alike' : 'less-alike-than-others');
    if (why === 'alike') taken++;
    return { ...rest, use: why === 'alike', reason: why };
  });
}

/** Over the weeks that both have. */
function pairwise(one: Float64Array, other: Float64Array) {
  const weeks = [...one.keys()].filter((week) => !Number.isNaN((one[week] as number) + (other[week] as number)));
  const of = (values: Float64Array) => weeks.map((week) => values[week] as number);
  const [a, b] = [of(one), of(other)];
  const ownSd = Math.sqrt(covariance(a, a));
  const gaps = a.map((value, i) => value - (b[i] as number));
  return {
    correlation: covariance(a, b) / (ownSd * Math.sqrt(covariance(b, b))),
    gapSd: Math.sqrt(covariance(gaps, gaps)),
    ownSd,
  };
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - meanA) * ((b[i] as number) - meanB)));
}

function levelOf({ spec }: EffectSeries, own: Float64Array, other: Float64Array): number {
  const mean = (values: Float64Array) => {
    const known = values.filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return spec.kind === 'level' ? mean(other) - mean(own) : mean(other) / mean(own);
}
