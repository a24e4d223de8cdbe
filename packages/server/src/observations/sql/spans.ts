import type { Geometry } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';
import { endOfReadings, readings } from './sealed-readings.ts';

/** First and last moment, UTC ms. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** What the readings of a datastream span. */
export interface StoredSpans {
  readonly phenomenon: Span | undefined;
  readonly result: Span | undefined;
  /** Shapes of the features that its readings are about. */
  readonly shapes: readonly Geometry[];
}

interface Row {
  id: number;
  first: number | null;
  last: number | null;
  firstResult: number | null;
  lastResult: number | null;
  shapes: Geometry[] | null;
}

const ms = (column: string) => sql.raw(`extract(epoch from ${column})::float8 * 1000`);

/** Keys find the first and the last reading; nothing is gone through. */
export async function selectSpans(db: ObservationsDb, ids: readonly number[]): Promise<Map<number, StoredSpans>> {
  const { rows } = await sql<Row>`
    select d.id, ${ms('f.phenomenon_time')} as first, ${ms('l.phenomenon_time')} as last,
      ${ms('r.first_time')} as "firstResult", ${ms('r.last_time')} as "lastResult", s.shapes
    from datastream d
    cross join lateral (select ${endOfReadings(sql`d.id`, 'first')} as phenomenon_time) f
    cross join lateral (select ${endOfReadings(sql`d.id`, 'last')} as phenomenon_time) l
    left join result_span r on r.datastream_id = d.id
    left join lateral (
      select jsonb_agg(i.feature) as shapes from feature_of_interest i
      where i.id = d.feature_of_interest_id
        or i.id in (select n.feature_id from feature_datastream n where n.datastream_id = d.id)
    ) s on f.phenomenon_time is not null
    where d.id = any(${[...ids]}::int4[])`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        phenomenon: spanOf(row.first, row.last),
        result: spanOf(row.firstResult, row.lastResult),
        shapes: row.shapes ?? [],
      },
    ]),
  );
}

function spanOf(first: number | null, last: number | null): Span | undefined {
  return first === null || last === null ? undefined : { first: Math.round(first), last: Math.round(last) };
}

/** Spans only grow here; `recomputeResultSpans` lets them shrink. */
export async function upsertResultSpans(db: ObservationsDb, spans: ReadonlyMap<number, Span>): Promise<void> {
  const instants = (pick: (span: Span) => number) =>
    [...spans.values()].map((span) => new Date(pick(span)).toISOString());
  await sql`
    insert into result_span (datastream_id, first_time, last_time)
    select * from unnest(${[...spans.keys()]}::int4[], ${instants(({ first }) => first)}::timestamptz[],
      ${instants(({ last }) => last)}::timestamptz[])
    on conflict (datastream_id) do update set first_time = least(result_span.first_time, excluded.first_time),
      last_time = greatest(result_span.last_time, excluded.last_time)`.execute(db);
}

/** Goes through all readings of these datastreams: after a correction, a deletion, or a night of retention. */
export async function recomputeResultSpans(db: ObservationsDb, ids: readonly number[]): Promise<void> {
  await sql`delete from result_span where datastream_id = any(${[...ids]}::int4[])`.execute(db);
  await sql`
    insert into result_span (datastream_id, first_time, last_time)
    select datastream_id, min(result_time), max(result_time)
    from ${readings(sql`datastream_id = any(${[...ids]}::int4[])`)}
    where result_time is not null group by datastream_id
    on conflict (datastream_id) do nothing`.execute(db);
}

/** The newest reading of each datastream: what a server that was killed had not stored yet. */
export async function growByNewest(db: ObservationsDb): Promise<void> {
  await sql`
    insert into result_span (datastream_id, first_time, last_time)
    select l.datastream_id, n.result_time, n.result_time from latest l cross join lateral (
      select o.result_time from observation o
      where o.datastream_id = l.datastream_id and o.phenomenon_time = l.phenomenon_time
      union all
      select s.result_times[s.readings] from sealed_month s
      where s.datastream_id = l.datastream_id and s.last_time = l.phenomenon_time
        and s.month = date_trunc('month', l.phenomenon_time, 'UTC')
    ) n where n.result_time is not null
    on conflict (datastream_id) do update set first_time = least(result_span.first_time, excluded.first_time),
      last_time = greatest(result_span.last_time, excluded.last_time)`.execute(db);
}

/** Datastreams that say when their results were produced. */
export async function selectResultSpanned(db: ObservationsDb): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select datastream_id as id from result_span`.execute(db);
  return rows.map(({ id }) => id);
}
