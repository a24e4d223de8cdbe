import { type RawBuilder, sql } from 'kysely';
import type { RowKey } from '../key-mark.ts';

/** Rows behind a key, of a statement that orders by these columns, each descending. undefined: all. */
export function behindKey(key: RowKey | undefined, columns: RawBuilder<unknown>): RawBuilder<boolean> {
  if (!key) return sql<boolean>`true`;
  return sql<boolean>`(${columns}) < (${sql.join(key.map((one) => sql`${one}::bigint`))})`;
}
