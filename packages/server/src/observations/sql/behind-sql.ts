import { sql } from 'kysely';
import type { EntityOrder } from '../../sensors/index.ts';
import type { Sql } from './function-sql.ts';

/**
 * What comes after a row in an order: greater in the first value, or the same in that and greater in the next, and so on
 * to the id. What has no value comes last, so after it only rows without one are left.
 * @param last what the row was sorted by, as text
 * @param idBehind the condition that the id comes after that of the row
 */
export function behindSql(orderBy: readonly EntityOrder[], last: readonly (string | null)[], idBehind: Sql): Sql {
  let behind = idBehind;
  for (const [i, { value, type, descending, isNullable }] of [...orderBy.entries()].reverse()) {
    const text = last[i] ?? null;
    if (text === null) behind = sql`(${value} is null and ${behind})`;
    else {
      const before = sql`${text}::${sql.raw(type)}`;
      const sign = sql.raw(descending ? '<' : '>');
      const later = sql`(${value} ${sign} ${before} or (${value} = ${before} and ${behind}))`;
      // Said twice where there is always a value: an index can follow the first half.
      behind = isNullable ? sql`(${value} is null or ${later})` : sql`(${value} ${sign}= ${before} and ${later})`;
    }
  }
  return behind;
}
