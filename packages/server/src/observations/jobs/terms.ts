import { DAY } from '@wijkritme/contract';
import type { CatalogEntry } from '../../sensors/index.ts';

/** Hourly values without a term of their own: the longest period that a chart shows. */
const HOUR_TERM_DAYS = 1_830;

/** Up to where the data of one datastream are due; what lies before these instants (UTC ms) has to go. */
export interface Due {
  readonly datastreamId: number;
  /** Single readings. */
  readonly raw: number;
  /** Hourly values. */
  readonly hour: number;
  /** Values of whole days, and deviations. */
  readonly day: number;
  /** When what was measured at `time` became due, as a reading. */
  readonly dueSince: (level: 'raw' | 'hour' | 'day', time: number) => number;
}

type Term = Pick<CatalogEntry, 'id' | 'passport' | 'retentionMs' | 'withdrawn' | 'withdrawnAt'>;

/** What is due of a datastream at `now`; undefined without a passport, for then nothing was ever accepted. */
export function dueOf({ id, passport, retentionMs, withdrawn, withdrawnAt }: Term, now: number): Due | undefined {
  if (passport === null) return undefined;
  const hourMs = Math.max(retentionMs, (passport.hourRetentionDays ?? HOUR_TERM_DAYS) * DAY);
  const dayMs = Math.max(hourMs, (passport.dayRetentionDays ?? Number.POSITIVE_INFINITY) * DAY);
  const terms = { raw: retentionMs, hour: hourMs, day: dayMs };
  const isRemoved = withdrawn && passport.afterWithdrawal === 'remove';
  const cut = (termMs: number) => (isRemoved ? Number.POSITIVE_INFINITY : now - termMs);
  return {
    datastreamId: id,
    raw: cut(terms.raw),
    hour: cut(terms.hour),
    day: cut(terms.day),
    // Whichever came first: the withdrawal, or the term.
    dueSince: (level, time) => Math.min(time + terms[level], isRemoved ? withdrawnAt : Number.POSITIVE_INFINITY),
  };
}
