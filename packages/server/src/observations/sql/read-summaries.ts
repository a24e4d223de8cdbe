import { type RawBuilder, sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';
import { readings } from './sealed-readings.ts';

/** A count is shown from a minimum on, and rounded; as in the engine's `CountRule`. */
export interface ShownBy {
  readonly datastreamId: number;
  readonly minimum: number;
  readonly base: number;
}

export interface SummaryQuestion {
  readonly datastreams: readonly number[];
  /** Where intervals begin, UTC ms ascending, and the end of the last one. */
  readonly bounds: readonly number[];
  /** Shares between 0 and 1. */
  readonly quantiles: readonly number[];
  /** Readings of these are taken as outsiders see them (`standInFor`), before anything is worked out. */
  readonly shownBy: readonly ShownBy[];
  /** Of datastreams that were not always in the field: only readings in these stretches count. */
  readonly field: readonly { readonly datastreamId: number; readonly from: number; readonly to: number }[];
}

/** By column, one element an interval that holds a reading. */
export interface SummaryColumns {
  readonly datastreamId: number;
  /** Number of the interval, from 0. */
  readonly at: number[];
  readonly count: number[];
  readonly sum: number[];
  readonly min: number[];
  readonly max: number[];
  /** Per interval the quantiles in the order of the question. */
  readonly quantiles: number[][] | null;
}

/**
 * Worked out from single readings, exactly, and added up in the order of time: the last bit of a sum depends on it. Quantiles are linear between two readings (Hyndman & Fan 1996, type 7).
 */
export async function selectSummaries(db: ObservationsDb, question: SummaryQuestion): Promise<SummaryColumns[]> {
  const { datastreams, bounds, quantiles } = question;
  const instants = bounds.map((time) => new Date(time).toISOString());
  const shares =
    quantiles.length > 0
      ? sql`percentile_cont(${[...quantiles]}::float8[]) within group (order by v)`
      : sql`null::float8[]`;
  const { rows } = await sql<SummaryColumns>`
    select id as "datastreamId", array_agg(at) as at, array_agg(n) as count, array_agg(s) as sum, array_agg(least) as min,
      array_agg(most) as max, ${quantiles.length > 0 ? sql`array_agg(q)` : sql`null`} as quantiles
    from (
      select id, at, count(*)::int4 as n, sum(v order by time) as s, min(v) as least, max(v) as most, ${shares} as q
      from (
        select o.datastream_id as id, o.phenomenon_time as time, width_bucket(o.phenomenon_time, ${instants}::timestamptz[]) - 1 as at, ${shownResult(question)} as v
        from ${readings(sql`datastream_id = any(${[...datastreams]}::int4[])`, {
          from: sql`${instants[0]}::timestamptz`,
          to: sql`${instants.at(-1)}::timestamptz`,
        })} ${ruleOf(question)}
        where true ${inField(question)}
      ) reading group by id, at
    ) summary group by id`.execute(db);
  return rows;
}

function shownResult({ shownBy }: SummaryQuestion): RawBuilder<unknown> {
  if (shownBy.length === 0) return sql`o.result`;
  return sql`case when rule.id is null then o.result
    when o.result > 0 and o.result < rule.minimum then rule.minimum / 2
    when rule.base > 1 then floor(o.result / rule.base + 0.5) * rule.base else o.result end`;
}

function ruleOf({ shownBy }: SummaryQuestion): RawBuilder<unknown> {
  if (shownBy.length === 0) return sql``;
  return sql`left join unnest(${shownBy.map(({ datastreamId }) => datastreamId)}::int4[],
    ${shownBy.map(({ minimum }) => minimum)}::float8[], ${shownBy.map(({ base }) => base)}::float8[]
  ) as rule (id, minimum, base) on rule.id = o.datastream_id`;
}

function inField({ field }: SummaryQuestion): RawBuilder<unknown> {
  if (field.length === 0) return sql``;
  const ids = field.map(({ datastreamId }) => datastreamId);
  const instant = (time: number) =>
    Number.isFinite(time) ? new Date(time).toISOString() : time > 0 ? 'infinity' : '-infinity';
  return sql`and (o.datastream_id <> all(${ids}::int4[]) or exists (
    select 1 from unnest(${ids}::int4[], ${field.map(({ from }) => instant(from))}::timestamptz[],
      ${field.map(({ to }) => instant(to))}::timestamptz[]) as stretch (id, since, until)
    where stretch.id = o.datastream_id and o.phenomenon_time >= stretch.since and o.phenomenon_time < stretch.until))`;
}
