import { sql } from 'kysely';
import { type EntityOrder, orderSql } from '../../sensors/index.ts';
import type { Sql } from './function-sql.ts';
import type { ObservationsDb } from './read-observations.ts';
import { openRows, rowColumnsOf, sealedRows } from './row-sql.ts';
import { columnsOf, type Period, readings, sealedReadings } from './sealed-readings.ts';

export interface StoredObservation {
  readonly datastream: number;
  /** UTC ms. */
  readonly time: number;
  readonly value: number;
  /** UTC ms, NaN when not given. */
  readonly resultTime: number;
  /** The feature it is about, where that is another than its datastream's. */
  readonly feature?: number;
}

export interface SortedObservation extends StoredObservation {
  /** What it was sorted by, as text; null where it has none. */
  readonly sortedBy: readonly (string | null)[];
}

/** Datastreams grouped under parents; limit and offset hold for each parent. */
export interface ObservationSource {
  readonly parents: readonly number[];
  readonly datastreams: readonly number[];
  /** Where parents are features: whether the datastream is about it, and not only some of its readings. */
  readonly isAbout?: readonly boolean[];
}

export interface ObservationQuery {
  /** undefined: the whole log, which can only be walked in the order of its key. */
  readonly from: ObservationSource | undefined;
  /** Observations of MultiDatastreams, each by the datastream that leads. */
  readonly areRows: boolean;
  /** Conditions on the reading `o`; all must hold. */
  readonly where: readonly Sql[];
  /** What those conditions say of its time, both ends included, UTC ms: sealed months outside are not unpacked. */
  readonly span: TimeSpan;
  /** Empty: in the order of the key. */
  readonly orderBy: readonly EntityOrder[];
  readonly isKeyDescending: boolean;
  /** Where they are sorted by their time before all else: which way. */
  readonly timeOrder: 'asc' | 'desc' | undefined;
  /** In the order of the key: the page begins behind this one. */
  readonly behind: { readonly datastream: number; readonly time: number } | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** UTC ms, both included; without one there is no bound on that side. */
export interface TimeSpan {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

interface Row {
  parent: number;
  datastream: number;
  time: number;
  value: number;
  resultTime: number | null;
  feature: number | null;
  sortedBy: (string | null)[];
}

const selected = sql.raw(`o.datastream_id as datastream, extract(epoch from o.phenomenon_time)::float8 * 1000 as time,
  o.result as value, extract(epoch from o.result_time)::float8 * 1000 as "resultTime",
  o.feature_id as feature`);

/** Observations per parent, in order; one statement for all parents. The parent of the whole log is 0. */
export async function selectObservations(
  db: ObservationsDb,
  query: ObservationQuery,
): Promise<Map<number, SortedObservation[]>> {
  const order = orderOf(query);
  const sorted = sql`array[${sql.join([...query.orderBy.map(({ value }) => sql`(${value})::text`), sql`null`])}]::text[] as "sortedBy"`;
  const end = query.limit + query.offset;
  const statement = query.from
    ? sql<Row>`
        select parent, "sortedBy", ${selected} from (
          select p.parent, o.*, ${sorted}, row_number() over (partition by p.parent order by ${order}) as place
          from ${sourceSql(query.from)}
          cross join lateral (
            select o.* from ${firstReadings(query, sql`datastream_id = p.id`, end)} order by ${order} limit ${end}
          ) o
        ) o where place > ${query.offset} and place <= ${end} order by parent, place`
    : sql<Row>`
        select 0 as parent, ${sorted}, ${selected} from ${firstReadings(query, sql`true`, end)}
        order by ${order} limit ${query.limit} offset ${query.offset}`;
  const { rows } = await statement.execute(db);
  const found = new Map<number, SortedObservation[]>();
  for (const row of rows) {
    const list = found.get(row.parent);
    const stored = { ...toStored(row), sortedBy: row.sortedBy.slice(0, -1) };
    if (list) list.push(stored);
    else found.set(row.parent, [stored]);
  }
  return found;
}

/** Where readings, or observations of MultiDatastreams, are read from: those that are rows, and those that are sealed. */
function tablesOf({ areRows }: Pick<ObservationQuery, 'areRows'>) {
  return areRows
    ? { columns: sql.raw(rowColumnsOf('o')), open: openRows, sealed: sealedRows }
    : { columns: sql.raw(columnsOf('o')), open: sql`observation o`, sealed: sealedReadings };
}

/**
 * The first readings of those that are rows, and the first of those that are sealed, as `(…) o`. Months are put in order first: so
 * they are unpacked one by one, until there are enough.
 */
function firstReadings(query: ObservationQuery, whose: Sql, end: number): Sql {
  const { columns, open, sealed } = tablesOf(query);
  const where = sql`${query.from ? belongs(query.from) : sql``} ${andAll(query.where)}`;
  return sql`(
    (select ${columns} from ${open} where ${whose} ${where} order by ${orderOf(query)} limit ${end})
    union all
    (select ${columns} from ${sealed(sql`${whose} ${monthsBehind(query)}`, periodOf(query.span))} where true ${where}
      order by ${sealedOrderOf(query)} limit ${end})
  ) o`;
}

/** Months before the one in which the page begins are not unpacked. */
function monthsBehind({ behind, isKeyDescending }: ObservationQuery): Sql {
  if (!behind) return sql``;
  const month = sql`date_trunc('month', ${new Date(behind.time).toISOString()}::timestamptz, 'UTC')`;
  return sql`and (s.datastream_id, s.month) ${sql.raw(isKeyDescending ? '<=' : '>=')} (${behind.datastream}::int4, ${month})`;
}

export async function countObservations(
  db: ObservationsDb,
  query: Pick<ObservationQuery, 'from' | 'where' | 'span' | 'areRows'>,
): Promise<Map<number, number>> {
  const { from, where, span, areRows } = query;
  const { open, sealed } = tablesOf(query);
  const whose = from ? sql`datastream_id = p.id` : sql`true`;
  const which = sql`${from ? belongs(from) : sql``} ${andAll(where)}`;
  // Where nothing is asked of single readings, a sealed month says itself how many it holds.
  const inSealed =
    where.length === 0 && !from?.isAbout && !areRows
      ? sql`(select coalesce(sum(s.readings), 0)::int8 from sealed_month s where ${whose})`
      : sql`(select count(*) from ${sealed(whose, periodOf(span))} where true ${which})`;
  const counted = sql`(select count(*) from ${open} where ${whose} ${which}) + ${inSealed}`;
  const statement = from
    ? sql<{ parent: number; count: number }>`
        select p.parent, sum(o.count)::int8 as count
        from ${sourceSql(from)} cross join lateral (select ${counted} as count) o group by p.parent`
    : sql<{ parent: number; count: number }>`select 0 as parent, ${counted} as count`;
  const { rows } = await statement.execute(db);
  return new Map(rows.map((row) => [row.parent, row.count]));
}

export async function findObservation(
  db: ObservationsDb,
  datastream: number,
  time: number,
): Promise<StoredObservation | undefined> {
  const { rows } = await sql<Row>`
    select 0 as parent, array[]::text[] as "sortedBy", ${selected}
    from ${readings(sql`datastream_id = ${datastream}::int4`, periodOf({ from: time, to: time }))}`.execute(db);
  return rows[0] && toStored(rows[0]);
}

function sourceSql({ parents, datastreams, isAbout }: ObservationSource): Sql {
  const flags = isAbout ?? parents.map(() => true);
  return sql`unnest(${[...parents]}::int4[], ${[...datastreams]}::int4[], ${[...flags]}::boolean[]) as p (parent, id, is_about)`;
}

/** Below a feature: the readings that name it, and those that name none where their datastream is about it. */
function belongs({ isAbout }: ObservationSource): Sql {
  return isAbout ? sql`and (o.feature_id = p.parent or (o.feature_id is null and p.is_about))` : sql``;
}

function toStored(row: Row): StoredObservation {
  return {
    datastream: row.datastream,
    time: Math.round(row.time),
    value: row.value,
    resultTime: row.resultTime === null ? Number.NaN : Math.round(row.resultTime),
    ...(row.feature !== null && { feature: row.feature }),
  };
}

function andAll(where: readonly Sql[]): Sql {
  return where.length === 0 ? sql`` : sql`and ${sql.join(where, sql` and `)}`;
}

/** Ends with the key, so that pages never overlap. */
function orderOf({ orderBy, isKeyDescending }: ObservationQuery): Sql {
  const direction = sql.raw(isKeyDescending ? 'desc' : 'asc');
  return sql.join([...orderBy.map(orderSql), sql`o.datastream_id ${direction}`, sql`o.phenomenon_time ${direction}`]);
}

/** The same order, in words that tell the store that months of a datastream come one after the other, where they do. */
function sealedOrderOf(query: ObservationQuery): Sql {
  if (query.timeOrder && query.from) return sql`o.month ${sql.raw(query.timeOrder)}, ${orderOf(query)}`;
  if (query.orderBy.length > 0) return orderOf(query);
  const direction = sql.raw(query.isKeyDescending ? 'desc' : 'asc');
  return sql`o.datastream_id ${direction}, o.month ${direction}, o.phenomenon_time ${direction}`;
}

/** The end of a period is excluded: times are whole ms, so it lies one further. */
function periodOf({ from, to }: TimeSpan): Period {
  return {
    from: from === undefined ? undefined : sql`${new Date(from).toISOString()}::timestamptz`,
    to: to === undefined ? undefined : sql`${new Date(to + 1).toISOString()}::timestamptz`,
  };
}

const signOf = (isDescending: boolean) => sql.raw(isDescending ? '<' : '>');

/** The entity `e` comes after this id. */
export function behindId(id: bigint, isDescending: boolean): Sql {
  return sql`(e.id ${signOf(isDescending)} ${id.toString()}::int8)`;
}

/** The reading `o` comes after this key. */
export function behindKey(key: { datastream: number; time: number }, isDescending: boolean): Sql {
  const time = new Date(key.time).toISOString();
  return sql`((o.datastream_id, o.phenomenon_time) ${signOf(isDescending)} (${key.datastream}::int4, ${time}::timestamptz))`;
}

/** The reading `o`, of one datastream, comes after this time. @param time UTC ms */
export function behindTime(time: number, isDescending: boolean): Sql {
  return sql`(o.phenomenon_time ${signOf(isDescending)} ${new Date(time).toISOString()}::timestamptz)`;
}

/** Pairs of a feature and a datastream that has readings about it, of these features. */
export async function selectNamedFeatures(
  db: ObservationsDb,
  features: readonly number[],
): Promise<{ feature: number; datastream: number }[]> {
  const { rows } = await sql<{ feature: number; datastream: number }>`
    select feature_id as feature, datastream_id as datastream from feature_datastream
    where feature_id = any(${[...features]}::int4[]) order by feature_id, datastream_id`.execute(db);
  return rows;
}
