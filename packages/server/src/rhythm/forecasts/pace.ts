import { DAY, type ForecastLead, HOUR, MINUTE, type SimpleRule } from '@wijkritme/contract';
import type { PaceName } from '../tables.ts';

/** Two forecasts of a datastream: quarters of an hour for the next hours, whole hours for the next week. */
export interface Pace {
  readonly name: PaceName;
  readonly stepMs: number;
  readonly perDay: number;
  /** Steps ahead. */
  readonly horizon: number;
  /** Steps between the origins that are learned from; the hours of the day take turns. */
  readonly every: number;
  /** Days of history that are read. */
  readonly historyDays: number;
  /** Origins this far apart are kept until all of them is scored. */
  readonly keptEveryMs: number;
}

export const NEAR: Pace = {
  name: 'near',
  stepMs: 15 * MINUTE,
  perDay: 96,
  horizon: 24,
  every: 4,
  historyDays: 63,
  keptEveryMs: HOUR,
};

export const FAR: Pace = {
  name: 'far',
  stepMs: HOUR,
  perDay: 24,
  horizon: 168,
  every: 5,
  historyDays: 400,
  keptEveryMs: 6 * HOUR,
};

export const PACES: readonly Pace[] = [FAR, NEAR];

export const paceOf = (name: PaceName): Pace => (name === 'near' ? NEAR : FAR);

/** Up to where each lead time reaches, from the origin to the end of the step. */
export const LEADS: readonly { readonly lead: ForecastLead; readonly untilMs: number }[] = [
  { lead: '15min-1h', untilMs: HOUR },
  { lead: '1h-6h', untilMs: 6 * HOUR },
  { lead: '6h-24h', untilMs: DAY },
  { lead: '1d-7d', untilMs: 7 * DAY },
];

/** The lead time of a step. @returns index in `LEADS` */
export function leadOf({ stepMs }: Pace, step: number): number {
  const end = (step + 1) * stepMs;
  return LEADS.findIndex(({ untilMs }) => end <= untilMs);
}

/** In the order in which they are stored. */
export const SIMPLE_RULES = ['last-value', 'yesterday', 'last-week', 'rhythm'] as const satisfies readonly SimpleRule[];
