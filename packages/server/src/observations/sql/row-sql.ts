import { sql } from 'kysely';
import type { PropertyRef } from '../sensorthings/filter/expression.ts';
import type { Sql } from './function-sql.ts';
import { resultAtText } from './sealed-readings.ts';

/**
 * Observations of a MultiDatastream in SQL. One stands for the readings of all components at one moment; the reading of the first
 * component leads, under an alias such as `o`. Only text of ours goes in as it is.
 */

/** Its MultiDatastream, by the alias of the leading reading. */
export function multiOf(alias: string): string {
  return `(select mc.multi_datastream_id from multi_datastream_component mc where mc.datastream_id = ${alias}.datastream_id)`;
}

/** The datastream that leads. @param id of the MultiDatastream, as SQL */
export function leadOf(id: string): string {
  return `(select mc.datastream_id from multi_datastream_component mc where mc.multi_datastream_id = ${id} and mc.place = 0)`;
}

/** Every component has a reading of this moment: what is half there is no observation. */
export function wholeText(alias: string): string {
  return `not exists (
    select 1 from multi_datastream_component mc where mc.multi_datastream_id = ${multiOf(alias)} and not exists (
      ${resultAtText('mc.datastream_id', `${alias}.phenomenon_time`)}))`;
}

export function wholeSql(alias: string): Sql {
  return sql.raw(wholeText(alias));
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
      const known = unknownOf ? sql`and mc.datastream_id <> all(${[...unknownOf]}::int4[])` : sql``;
      return sql`(
        select mo.result from multi_datastream_component mc
        cross join lateral (${sql.raw(resultAtText('mc.datastream_id', `${alias}.phenomenon_time`))}) mo
        where mc.multi_datastream_id = ${sql.raw(multiOf(alias))} and mc.place = ${Number(keys[0])} ${known})`;
    }
    default:
      throw new RangeError(`an observation has no ${property}`);
  }
}
