import { sql } from 'kysely';
import type { PropertyRef } from '../sensorthings/filter/expression.ts';
import type { Sql } from './function-sql.ts';
import {
  columnsOf,
  monthEndText,
  offsetText,
  type Period,
  resultAtText,
  sealedReadings,
  timeOfText,
} from './sealed-readings.ts';

/**
 * Observations of a MultiDatastream in SQL. One stands for the readings of all components at one moment; the reading of the first
 * component leads, under an alias such as `o`. Beside the columns of that reading there is `parts`, the results in the order of places.
 * What is half there is no observation. Only text of ours goes in as it is.
 */

/** Its MultiDatastream, by the alias of the leading reading. */
export function multiOf(alias: string): string {
  return `(select mc.multi_datastream_id from multi_datastream_component mc where mc.datastream_id = ${alias}.datastream_id)`;
}

/** The datastream that leads. @param id of the MultiDatastream, as SQL */
export function leadOf(id: string): string {
  return `(select mc.datastream_id from multi_datastream_component mc where mc.multi_datastream_id = ${id} and mc.place = 0)`;
}

export const rowColumnsOf = (alias: string) => `${columnsOf(alias)}, ${alias}.parts`;

/** Which MultiDatastream a leading datastream leads. */
const leads = `(select multi_datastream_id as multi, datastream_id as lead from multi_datastream_component where place = 0) b`;
const widthText = `(select count(*) from multi_datastream_component where multi_datastream_id = b.multi)`;

/** Of readings that are rows: moment by moment, so that a walk along the key ends where it has enough. */
const openText = `
  select ${columnsOf('o')}, w.parts from observation o join ${leads} on b.lead = o.datastream_id
  cross join lateral (
    select array_agg(r.result order by mc.place) as parts from multi_datastream_component mc
    cross join lateral (${resultAtText('mc.datastream_id', 'o.phenomenon_time')}) r
    where mc.multi_datastream_id = b.multi having count(*) = ${widthText}
  ) w`;

/** Of sealed months: month by month. Looked for moment by moment, a month would be unpacked for each of its moments. */
const sealedText = `
  select s.datastream_id, ${timeOfText('s.month', 'w.at')} as phenomenon_time, w.parts[1] as result, w.result_time,
    w.feature_id, s.month, w.parts
  from sealed_month s join ${leads} on b.lead = s.datastream_id
  cross join lateral (
    select at, array_agg(result order by place) as parts, max(result_time) filter (where place = 0) as result_time,
      max(feature_id) filter (where place = 0) as feature_id
    from (
      select mc.place, u.at, u.result, u.result_time, u.feature_id
      from multi_datastream_component mc join sealed_month c on c.datastream_id = mc.datastream_id and c.month = s.month
      cross join lateral unnest(c.times, c.results, c.result_times, c.feature_ids) as u (at, result, result_time, feature_id)
      where mc.multi_datastream_id = b.multi
      union all
      select mc.place, ${offsetText('r.phenomenon_time', 's.month')}, r.result, r.result_time, r.feature_id
      from multi_datastream_component mc join observation r on r.datastream_id = mc.datastream_id
        and r.phenomenon_time >= s.month and r.phenomenon_time < ${monthEndText('s.month')}
      where mc.multi_datastream_id = b.multi
    ) part group by at having count(*) = ${widthText}
  ) w`;

/** Those of readings that are rows, as `(…) o`. */
export const openRows: Sql = sql.raw(`(${openText}) o`);

/** Those of sealed months, as `sealedReadings` gives readings. @param whose condition on the leading `datastream_id` */
export const sealedRows = (whose: Sql, period: Period): Sql => sealedReadings(whose, period, sealedText);

/** All of them, in the place of a table: whoever joins it says which. */
export const everyRow: Sql = sql.raw(`(
  select ${rowColumnsOf('o')} from (${openText}) o union all select ${rowColumnsOf('o')} from (${sealedText}) o
)`);

/**
 * Time of the first or of the last observation of a MultiDatastream, as one value; null where it has none.
 * @param lead SQL that gives the datastream that leads
 */
export function endOfRows(lead: string, end: 'first' | 'last'): Sql {
  const way = end === 'first' ? 'asc' : 'desc';
  return sql.raw(`${end === 'first' ? 'least' : 'greatest'}(
    (select er.phenomenon_time from (${openText}) er where er.datastream_id = ${lead}
      order by er.phenomenon_time ${way} limit 1),
    (select er.phenomenon_time from (${sealedText}) er where er.datastream_id = ${lead}
      order by er.month ${way}, er.phenomenon_time ${way} limit 1))`);
}

export function rowPropertySql(
  alias: string,
  { property, keys, unknownOf }: Pick<PropertyRef, 'property' | 'keys' | 'unknownOf'>,
): Sql {
  const time = sql.raw(`${alias}.phenomenon_time`);
  switch (property) {
    case 'id':
      return sql`((${sql.raw(multiOf(alias))}::int8 << 42) | (extract(epoch from ${time}) * 1000)::int8)`;
    case 'phenomenonTime':
      return time;
    case 'resultTime':
      return sql.raw(`${alias}.result_time`);
    case 'result': {
      const place = Number(keys[0]);
      const result = sql.raw(`${alias}.parts[${place + 1}]`);
      if (!unknownOf) return result;
      return sql`(case when (
        select mc.datastream_id from multi_datastream_component mc
        where mc.multi_datastream_id = ${sql.raw(multiOf(alias))} and mc.place = ${place}
      ) <> all(${[...unknownOf]}::int4[]) then ${result} end)`;
    }
    case 'validTime':
      return sql`null::jsonb`;
    default:
      throw new RangeError(`an observation has no ${property}`);
  }
}
