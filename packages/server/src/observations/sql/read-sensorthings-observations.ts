import { type RawBuilder, sql } from 'kysely';
import type { ObservationsDb } from './read-observations.ts';

export interface StoredObservation {
  readonly datastream: number;
  /** UTC ms. */
  readonly time: number;
  readonly value: number;
  /** UTC ms, NaN when not given. */
  readonly resultTime: number;
}

export type ObservationCondition = { readonly operator: 'lt' | 'le' | 'eq' | 'ne' | 'ge' | 'gt' } & (
  | { readonly on: 'key'; readonly datastream: number; readonly time: number }
  | { readonly on: 'phenomenonTime' | 'resultTime' | 'result'; readonly value: number }
);

export interface ObservationOrder {
  readonly by: 'key' | 'phenomenonTime' | 'resultTime' | 'result';
  readonly descending: boolean;
}

/** Datastreams grouped under parents; limit and offset hold for each parent. */
export interface ObservationSource {
  readonly parents: readonly number[];
  readonly datastreams: readonly number[];
}

export interface ObservationQuery {
  /** undefined: the whole log, which can only be walked in the order of its key. */
  readonly from: ObservationSource | undefined;
  readonly where: readonly ObservationCondition[];
  readonly orderBy: readonly ObservationOrder[];
  readonly limit: number;
  readonly offset: number;
}

interface Row {
  parent: number;
  datastream: number;
  time: number;
  value: number;
  resultTime: number | null;
}

const signs = { lt: '<', le: '<=', eq: '=', ne: '<>', ge: '>=', gt: '>' } as const;
const columns = { phenomenonTime: 'phenomenon_time', resultTime: 'result_time', result: 'result' } as const;

const selected = sql.raw(`o.datastream_id as datastream, extract(epoch from o.phenomenon_time)::float8 * 1000 as time,
  o.result as value, extract(epoch from o.result_time)::float8 * 1000 as "resultTime"`);

/** Observations per parent, in order; one statement for all parents. The parent of the whole log is 0. */
export async function selectObservations(
  db: ObservationsDb,
  query: ObservationQuery,
): Promise<Map<number, StoredObservation[]>> {
  const order = orderOf(query.orderBy);
  const end = query.limit + query.offset;
  const statement = query.from
    ? sql<Row>`
        select parent, ${selected} from (
          select p.parent, o.*, row_number() over (partition by p.parent order by ${order}) as place
          from unnest(${[...query.from.parents]}::int4[], ${[...query.from.datastreams]}::int4[]) as p (parent, id)
          cross join lateral (
            select o.* from observation o where o.datastream_id = p.id ${andAll(query.where)}
            order by ${order} limit ${end}
          ) o
        ) o where place > ${query.offset} and place <= ${end} order by parent, place`
    : sql<Row>`
        select 0 as parent, ${selected} from observation o where true ${andAll(query.where)}
        order by ${order} limit ${query.limit} offset ${query.offset}`;
  const { rows } = await statement.execute(db);
  const found = new Map<number, StoredObservation[]>();
  for (const row of rows) {
    const list = found.get(row.parent);
    if (list) list.push(toStored(row));
    else found.set(row.parent, [toStored(row)]);
  }
  return found;
}

export async function countObservations(
  db: ObservationsDb,
  { from, where }: Pick<ObservationQuery, 'from' | 'where'>,
): Promise<Map<number, number>> {
  const statement = from
    ? sql<{ parent: number; count: number }>`
        select p.parent, sum(o.count)::int8 as count
        from unnest(${[...from.parents]}::int4[], ${[...from.datastreams]}::int4[]) as p (parent, id)
        cross join lateral (
          select count(*) as count from observation o where o.datastream_id = p.id ${andAll(where)}
        ) o group by p.parent`
    : sql<{ parent: number; count: number }>`
        select 0 as parent, count(*) as count from observation o where true ${andAll(where)}`;
  const { rows } = await statement.execute(db);
  return new Map(rows.map((row) => [row.parent, row.count]));
}

export async function findObservation(
  db: ObservationsDb,
  datastream: number,
  time: number,
): Promise<StoredObservation | undefined> {
  const { rows } = await sql<Row>`
    select 0 as parent, ${selected} from observation o
    where o.datastream_id = ${datastream} and o.phenomenon_time = ${new Date(time)}`.execute(db);
  return rows[0] && toStored(rows[0]);
}

function toStored(row: Row): StoredObservation {
  return {
    datastream: row.datastream,
    time: Math.round(row.time),
    value: row.value,
    resultTime: row.resultTime === null ? Number.NaN : Math.round(row.resultTime),
  };
}

function andAll(where: readonly ObservationCondition[]): RawBuilder<unknown> {
  if (where.length === 0) return sql``;
  return sql`and ${sql.join(where.map(conditionSql), sql` and `)}`;
}

function conditionSql(condition: ObservationCondition): RawBuilder<unknown> {
  const sign = sql.raw(signs[condition.operator]);
  if (condition.on === 'key') {
    const time = new Date(condition.time);
    return sql`(o.datastream_id, o.phenomenon_time) ${sign} (${condition.datastream}::int4, ${time}::timestamptz)`;
  }
  const column = sql.raw(`o.${columns[condition.on]}`);
  return condition.on === 'result'
    ? sql`${column} ${sign} ${condition.value}::float8`
    : sql`${column} ${sign} ${new Date(condition.value)}::timestamptz`;
}

/** Ends with the key, so that pages never overlap. */
function orderOf(orderBy: readonly ObservationOrder[]): RawBuilder<unknown> {
  const parts: string[] = [];
  for (const { by, descending } of orderBy) {
    const direction = descending ? 'desc' : 'asc';
    if (by === 'key') parts.push(`o.datastream_id ${direction}`, `o.phenomenon_time ${direction}`);
    else parts.push(`o.${columns[by]} ${direction}${by === 'resultTime' ? ' nulls last' : ''}`);
  }
  if (!orderBy.some(({ by }) => by === 'key')) parts.push('o.datastream_id', 'o.phenomenon_time');
  return sql.raw(parts.join(', '));
}
