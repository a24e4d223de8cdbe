import type { ValidationStatistics } from './validate-series.ts';

/** What a device has to keep to. What is left out is not asked. Amounts are in the unit of the series unless named otherwise. */
export interface AcceptanceLimits {
  /** Windows that must have been compared, and days that they must span. */
  readonly pairs: number;
  readonly days: number;
  readonly bias?: number;
  /** Part of the mean of the reference, 0 to 1; the larger of the two limits holds where both are given. */
  readonly biasShare?: number;
  readonly rmse?: number;
  readonly rmseShare?: number;
  readonly correlation?: number;
  /** Half of the distance between the limits of agreement. */
  readonly agreement?: number;
  readonly agreementShare?: number;
  readonly uptime?: number;
  readonly missing?: number;
  readonly clockOffsetMs?: number;
  readonly driftPer30Days?: number;
  readonly driftShare?: number;
}

export type ValidationCriterion =
  | 'pairs'
  | 'days'
  | 'bias'
  | 'rmse'
  | 'correlation'
  | 'agreement'
  | 'uptime'
  | 'missing'
  | 'clock-offset'
  | 'drift';

export interface ValidationFinding {
  readonly criterion: ValidationCriterion;
  /** NaN where it could not be worked out. */
  readonly value: number;
  readonly limit: number;
  /** The value has to be at most, or at least, the limit. */
  readonly side: 'most' | 'least';
  /** Unknown is never a pass. */
  readonly verdict: 'pass' | 'fail' | 'unknown';
}

const DAY = 86_400_000;

/** @param spanMs length of the period, ms */
export function judgeValidation(
  statistics: ValidationStatistics,
  limits: AcceptanceLimits,
  spanMs: number,
): ValidationFinding[] {
  const { agreement, presence, drift, referenceMean, clockOffsetMs } = statistics;
  const scale = Math.abs(referenceMean);
  const findings: ValidationFinding[] = [];
  const ask = (criterion: ValidationCriterion, value: number, limit: number | undefined, side: 'most' | 'least') => {
    if (limit === undefined) return;
    findings.push({ criterion, value, limit, side, verdict: verdictOf(value, limit, side) });
  };
  ask('pairs', agreement?.pairs ?? 0, limits.pairs, 'least');
  ask('days', spanMs / DAY, limits.days, 'least');
  ask('bias', Math.abs(agreement?.bias ?? Number.NaN), larger(limits.bias, limits.biasShare, scale), 'most');
  ask('rmse', agreement?.rmse ?? Number.NaN, larger(limits.rmse, limits.rmseShare, scale), 'most');
  ask('correlation', agreement?.correlation ?? Number.NaN, limits.correlation, 'least');
  const half = agreement ? (agreement.upper - agreement.lower) / 2 : Number.NaN;
  ask('agreement', half, larger(limits.agreement, limits.agreementShare, scale), 'most');
  ask('uptime', presence.uptime, limits.uptime, 'least');
  ask('missing', presence.missing, limits.missing, 'most');
  ask('clock-offset', Math.abs(clockOffsetMs ?? Number.NaN), limits.clockOffsetMs, 'most');
  ask('drift', driftToJudge(drift), larger(limits.driftPer30Days, limits.driftShare, scale), 'most');
  return findings;
}

/** A drift that cannot be told from none is none: what counts is how large it is at the least. */
function driftToJudge(drift: ValidationStatistics['drift']): number {
  return drift === undefined ? Number.NaN : Math.max(0, Math.abs(drift.per30Days) - drift.margin);
}

function larger(amount: number | undefined, share: number | undefined, scale: number): number | undefined {
  if (share === undefined) return amount;
  return Math.max(amount ?? 0, share * (Number.isNaN(scale) ? 0 : scale));
}

function verdictOf(value: number, limit: number, side: 'most' | 'least'): ValidationFinding['verdict'] {
  if (Number.isNaN(value)) return 'unknown';
  return (side === 'most' ? value <= limit : value >= limit) ? 'pass' : 'fail';
}
