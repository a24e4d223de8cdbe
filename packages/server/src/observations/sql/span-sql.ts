import { sql } from 'kysely';
import type { EntitySet } from '../sensorthings/model.ts';
import type { Span, Sql } from './function-sql.ts';
import { endOfRows, leadOf } from './row-sql.ts';
import { endOfReadings } from './sealed-readings.ts';

/**
 * What the readings of a datastream span, as values of a statement; null without readings. Keys find the first and the
 * last one, so nothing is gone through. Of a MultiDatastream only moments count at which every component was read.
 * @param alias of the datastream or MultiDatastream
 */
export function storedSpanSql(alias: string, set: EntitySet, property: string): Span {
  const isMulti = set === 'MultiDatastreams';
  const lead = isMulti ? leadOf(`${alias}.id`) : `${alias}.id`;
  if (property === 'resultTime') {
    const known = isMulti ? sql` and ${endOfRows(lead, 'first')} is not null` : sql``;
    const end = (column: string) =>
      sql`(select ${sql.raw(`sr.${column} from result_span sr where sr.datastream_id = ${lead}`)}${known})`;
    return { from: end('first_time'), to: end('last_time') };
  }
  if (property !== 'phenomenonTime') throw new RangeError(`${property} is no stretch of time`);
  const end = (which: 'first' | 'last') => (isMulti ? endOfRows(lead, which) : endOfReadings(sql.raw(lead), which));
  return { from: end('first'), to: end('last') };
}

/** An area is there where there are readings and something that they are about; its shape is worked out elsewhere. */
export function storedAreaSql(alias: string, set: EntitySet): Sql {
  const { from } = storedSpanSql(alias, set, 'phenomenonTime');
  const id = set === 'MultiDatastreams' ? leadOf(`${alias}.id`) : `${alias}.id`;
  return sql`(case when ${from} is not null and (
    exists (select 1 from feature_datastream sf where sf.datastream_id = ${sql.raw(id)})
    or exists (select 1 from datastream sd where sd.id = ${sql.raw(id)} and sd.feature_of_interest_id is not null)
  ) then 'true'::jsonb end)`;
}
