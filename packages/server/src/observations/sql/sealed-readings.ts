import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** Times of a sealed month count in ms from its middle, so that they fit a 32-bit number. */
export const MIDDLE_MS = 360 * 3_600_000;

/** Columns of a reading, of whatever `alias` stands for. */
export const columnsOf = (alias: string) =>
  ['datastream_id', 'phenomenon_time', 'result', 'result_time', 'feature_id']
    .map((name) => `${alias}.${name}`)
    .join(', ');

/** The time that a number in a sealed month stands for. */
export const timeOfText = (month: string, at: string) =>
  `${month} + (${at}::float8 + ${MIDDLE_MS}) * interval '1 millisecond'`;

/** Where a month ends, whatever the time zone of the session. */
export const monthEndText = (month: string) => `(${month} at time zone 'UTC' + interval '1 month') at time zone 'UTC'`;

/** Months of `from` (a table of that shape), unpacked: one row a reading, with the columns of `observation` and the month. */
export const unpackedText = (from: string) => `
  select s.datastream_id, ${timeOfText('s.month', 'u.at')} as phenomenon_time,
    u.result, u.result_time, u.feature_id, s.month
  from ${from} s cross join lateral unnest(s.times, s.results, s.result_times, s.feature_ids)
    as u (at, result, result_time, feature_id)`;

/** A time as sealed months count it, exact: `extract` of an interval is a decimal number. */
export const offsetText = (time: string, month: string) =>
  `(extract(epoch from ${time} - ${month}) * 1000 - ${MIDDLE_MS})::int4`;

/** Both ends are expressions that give a timestamptz; without one there is no bound on that side. */
export interface Period {
  readonly from?: Sql | undefined;
  /** Excluded. */
  readonly to?: Sql | undefined;
}

/** Conditions on the reading `o`. */
function within({ from, to }: Period): Sql {
  return sql`${from ? sql`and o.phenomenon_time >= ${from}` : sql``} ${to ? sql`and o.phenomenon_time < ${to}` : sql``}`;
}

/**
 * Sealed readings as `(…) o`, with the column `month`. Only months that reach into the period are unpacked; the first and the
 * last of these hold other readings too.
 * @param whose condition on the column `datastream_id`
 * @param unpacked what unpacks them, where more than the columns of a reading is asked for
 */
export function sealedReadings(
  whose: Sql,
  { from, to }: Period = {},
  unpacked: string = unpackedText('sealed_month'),
): Sql {
  return sql`(${sql.raw(unpacked)} where ${whose}
    ${from ? sql`and s.month >= date_trunc('month', ${from}, 'UTC')` : sql``} ${to ? sql`and s.month < ${to}` : sql``}) o`;
}

/**
 * Sealed readings of months that keys lie in, as `(…) o`, to be joined with these. `offset 0` keeps the planner from joining first, which
 * would unpack a month once for each key.
 * @param months a query that gives datastream and month
 */
export function sealedReadingsIn(months: Sql): Sql {
  return sql`(select ${sql.raw(columnsOf('o'))} from ${sealedReadings(sql`(s.datastream_id, s.month) in (${months})`)} offset 0) o`;
}

/**
 * The one door to readings: rows and sealed months alike (decision 120), as `(…) o` with the columns of `observation`. In no
 * order; `readingsInOrder` is for the first ones of many.
 * @param whose condition on the column `datastream_id`
 */
export function readings(whose: Sql, period: Period = {}): Sql {
  const columns = sql.raw(columnsOf('o'));
  return sql`(
    select ${columns} from observation o where ${whose} ${within(period)}
    union all
    select ${columns} from ${sealedReadings(whose, period)} where true ${within(period)}
  ) o`;
}

/** All of them, in the place of a table: whoever joins it says which. */
export const everyReading: Sql = sql.raw(`(
  select ${columnsOf('o')} from observation o union all select ${columnsOf('o')} from (${unpackedText('sealed_month')}) o
)`);

export interface Walk extends Period {
  readonly isDescending?: boolean;
  readonly limit: number;
}

/**
 * The first readings of one datastream in the order of time, which whoever asks must put in order and cut off again. Months
 * follow one another, so a walk in order unpacks those that it needs and no others.
 * @param id expression that gives the datastream
 */
export function readingsInOrder(id: Sql, walk: Walk): Sql {
  const columns = sql.raw(columnsOf('o'));
  const way = sql.raw(walk.isDescending ? 'desc' : 'asc');
  return sql`(
    (select ${columns} from observation o where o.datastream_id = ${id} ${within(walk)}
      order by o.phenomenon_time ${way} limit ${walk.limit})
    union all
    (select ${columns} from ${sealedReadings(sql`s.datastream_id = ${id}`, walk)} where true ${within(walk)}
      order by o.month ${way}, o.phenomenon_time ${way} limit ${walk.limit})
  ) o`;
}

/**
 * One reading by its key, rows or sealed, as a query that gives its result; none where it is not there. Its month is not unpacked.
 * @param id SQL that gives the datastream @param time SQL that gives its phenomenon time
 */
export const resultAtText = (id: string, time: string) => `
  select r.result from observation r where r.datastream_id = ${id} and r.phenomenon_time = ${time}
  union all
  select s.results[k.place] from sealed_month s
  cross join lateral (select array_position(s.times, ${offsetText(time, 's.month')}) as place) k
  where s.datastream_id = ${id} and s.month = date_trunc('month', ${time}, 'UTC') and k.place is not null`;

/** The newest reading of a datastream as `(…) n (phenomenon_time, result)`, without unpacking. @param id expression that gives it */
export function newestReading(id: Sql): Sql {
  return sql`(select * from (
    (select o.phenomenon_time, o.result from observation o where o.datastream_id = ${id}
      order by o.phenomenon_time desc limit 1)
    union all
    (select s.last_time, s.results[s.readings] from sealed_month s where s.datastream_id = ${id}
      order by s.month desc limit 1)
  ) both_kinds order by phenomenon_time desc limit 1) n`;
}

/** Times of the first and of the last reading of a datastream, as one value; null where it has none. */
export function endOfReadings(id: Sql, end: 'first' | 'last'): Sql {
  const way = sql.raw(end === 'first' ? 'asc' : 'desc');
  const outer = sql.raw(end === 'first' ? 'least' : 'greatest');
  return sql`${outer}(
    (select o.phenomenon_time from observation o where o.datastream_id = ${id} order by o.phenomenon_time ${way} limit 1),
    (select s.${sql.raw(`${end}_time`)} from sealed_month s where s.datastream_id = ${id} order by s.month ${way} limit 1))`;
}

/** Whether a datastream has a reading. */
export function hasReading(id: Sql, before?: Sql): Sql {
  return sql`(exists (select 1 from observation o where o.datastream_id = ${id} ${within({ to: before })})
    or exists (select 1 from sealed_month s where s.datastream_id = ${id} ${before ? sql`and s.first_time < ${before}` : sql``}))`;
}
