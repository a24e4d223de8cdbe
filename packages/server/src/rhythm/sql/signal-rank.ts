import { type RawBuilder, sql } from 'kysely';
import { apart, isOfSort, type SignalSort, sortArrays, sortColumns } from './signal-windows.ts';

/** Signals that are asked about within so many days of when they were noticed. */
export interface SignalTerm extends SignalSort {
  readonly days: number;
}

/** What signals are ranked by, at one moment. */
export interface SignalRank {
  /** At most one of them fits a signal. */
  readonly terms: readonly SignalTerm[];
  /** A condition on the number of a signal: nothing is asked of it any more. */
  readonly done: (signalId: RawBuilder<number>) => RawBuilder<boolean>;
  readonly asOf: Date;
}

/**
 * Joins to the signals `s` the term that fits, where something is asked. Where terms differ by what a signal is about, that is gathered in one
 * go for all that may be asked about: asked one by one it takes a hundred times as long.
 */
export function joinTerms({ terms, done }: SignalRank): RawBuilder<unknown> {
  const differ = terms.some((term) => term.aboutSensor !== undefined || term.kinds !== undefined);
  const begunAfter = new Date(Math.min(...terms.map((term) => term.begunAfter.getTime())));
  const about = sql`left join (
    select part.signal_id, array_agg(distinct part.kind) as kinds,
      bool_and(not part.joint and part.kind = any(${apart}::text[])) as about_sensor
    from (select signal_id, kind, false as joint from deviation union all select signal_id, kind, true from joint_deviation) part
    join signal r on r.id = part.signal_id and r.start_time > ${begunAfter} group by part.signal_id
  ) about on about.signal_id = s.id`;
  const of = {
    aboutSensor: differ ? sql<boolean>`coalesce(about.about_sensor, false)` : sql<boolean>`false`,
    kinds: differ ? sql`coalesce(about.kinds, '{}')` : sql`'{}'::text[]`,
  };
  return sql`${differ ? about : sql``}
    left join unnest(${sortArrays(terms)}, ${terms.map(({ days }) => days)}::int4[]) w (${sortColumns}, days)
    on ${isOfSort(of)} and not ${done(sql<number>`s.id`)}`;
}

/**
 * Rank of the signal `s` with its term `w` (decision 157): its strength and one more, divided by the whole days that are left or that it is
 * late, as the page counts them. Null where nothing is asked.
 */
export function rankOf({ asOf }: SignalRank): RawBuilder<unknown> {
  const due = sql`coalesce(s.noticed_at, s.start_time) + w.days * interval '24 hours'`;
  const days = sql`greatest(1, ceil(abs(extract(epoch from ${due} - ${asOf}::timestamptz)::float8) / 86400))`;
  // `greatest` passes over what is null.
  return sql`case when w.days is not null then (1 + s.surprise) / ${days} end`;
}
