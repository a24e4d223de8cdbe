import type { BandScore, LeadScore, SimpleRule } from '@wijkritme/contract';
import type { CountRule } from '@wijkritme/engine';
import type { BandSums, ScoreTotals } from '../sql/forecast-scores.ts';
import { LEADS, SIMPLE_RULES } from './pace.ts';

/** A score is told from so many forecasts on, of so many days; before, it would say more of chance than of us. */
const LEAST_COUNT = 100;
const LEAST_DAYS = 3;
/** The lead time by which a datastream is judged in a sentence: 6 to 24 hours. */
export const DAY_AHEAD = 2;
/** Errors that differ by less are called equal. */
const EQUAL = 0.02;
const DIGITS = 4;
const FEW_DIGITS = 2;

/** Scores of one datastream, in the order of `LEADS`. */
export function toLeadScores(totals: readonly ScoreTotals[], rule: CountRule | null): LeadScore[] {
  return LEADS.map((_, index) =>
    toLeadScore(
      index,
      totals.find(({ lead }) => lead === index),
      rule,
    ),
  );
}

export function toLeadScore(index: number, total: ScoreTotals | undefined, rule: CountRule | null): LeadScore {
  const lead = (LEADS[index] as (typeof LEADS)[number]).lead; // an index of LEADS
  const { count = 0, days = 0 } = total ?? {};
  if (total === undefined || count < LEAST_COUNT || days < LEAST_DAYS) return { ...learning(lead), count, days };
  // From many digits one more reading could be worked out.
  const round = (value: number) => tidy(value, rule ? FEW_DIGITS : DIGITS);
  const mean = (sum: number) => round(sum / count);
  const errors = SIMPLE_RULES.map((name, i) => [name, (total.simple[i] as number) / count] as const);
  const [best, least] = errors.reduce((low, one) => (one[1] < low[1] ? one : low));
  const mae = total.error / count;
  return {
    ...{ lead, count, days },
    verdict: mae < (1 - EQUAL) * least ? 'better' : mae > (1 + EQUAL) * least ? 'worse' : 'equal',
    mae: round(mae),
    mase: mean(total.scaled),
    pinball: mean(total.pinball),
    coverage: mean(total.inside),
    // One entry per rule.
    simple: Object.fromEntries(errors.map(([name, error]) => [name, round(error)])) as Record<SimpleRule, number>,
    best,
  };
}

function learning(lead: LeadScore['lead']): LeadScore {
  return {
    ...{ lead, count: 0, days: 0, verdict: 'learning', mae: null, mase: null, pinball: null, coverage: null },
    simple: { 'last-value': null, yesterday: null, 'last-week': null, rhythm: null },
    best: null,
  };
}

export function toBandScores(sums: Omit<BandSums, 'day'> | undefined): BandScore[] {
  const { count = 0, inside80 = 0, inside95 = 0 } = sums ?? {};
  const shareOf = (inside: number) => (count < LEAST_COUNT ? null : tidy(inside / count, DIGITS));
  return [
    { promised: 0.8, share: shareOf(inside80), count },
    { promised: 0.95, share: shareOf(inside95), count },
  ];
}

const tidy = (value: number, digits: number) => Number(value.toPrecision(digits));
