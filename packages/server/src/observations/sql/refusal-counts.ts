import type { ErrorCode } from '@wijkritme/contract';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ObservationsTables } from '../tables.ts';

type Db = Kysely<ObservationsTables> | Transaction<ObservationsTables>;

export interface RefusalCount {
  readonly datastreamId: number;
  readonly rule: ErrorCode;
  readonly count: number;
  /** How many of them the tamper-evident log knows. */
  readonly told: number;
  /** UTC ms. */
  readonly lastAt: number;
}

export async function selectRefusalCounts(db: Db): Promise<RefusalCount[]> {
  const { rows } = await sql<RefusalCount>`
    select datastream_id as "datastreamId", rule, count::float8 as count, told::float8 as told,
      extract(epoch from last_at)::float8 * 1000 as "lastAt"
    from refusal_count`.execute(db);
  return rows;
}

/** Those that changed, in one statement. */
export async function upsertRefusalCounts(db: Db, rows: readonly RefusalCount[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <T>(of: (row: RefusalCount) => T) => rows.map(of);
  await sql`
    insert into refusal_count (datastream_id, rule, count, told, last_at)
    select * from unnest(
      ${column((row) => row.datastreamId)}::int4[], ${column((row) => row.rule)}::text[],
      ${column((row) => row.count)}::int8[], ${column((row) => row.told)}::int8[],
      ${column((row) => new Date(row.lastAt).toISOString())}::timestamptz[]
    )
    on conflict (datastream_id, rule) do update set
      count = excluded.count, told = excluded.told, last_at = excluded.last_at`.execute(db);
}

export async function deleteRefusalCounts(db: Db, datastreamIds: readonly number[]): Promise<void> {
  if (datastreamIds.length === 0) return;
  await db
    .deleteFrom('refusal_count')
    .where('datastream_id', 'in', [...datastreamIds])
    .execute();
}
