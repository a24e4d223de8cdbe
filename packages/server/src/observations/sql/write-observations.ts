import type { PoolClient } from 'pg';
import {
  float8Array,
  int4Array,
  nullableTimestamptzArray,
  timestamptzArray,
} from '../../foundation/database/binary-array.ts';
import type { Readings } from '../readings.ts';

/**
 * Rows, the newest reading per datastream and the announcement in one statement, so one round trip and one transaction.
 * $1–$4 rows, $5–$7 newest per datastream, $8 announcement, $9 the earliest of the rows: where a month from there on may be sealed,
 * nothing is done and the position is null. It may not become sealed meanwhile, because that waits for this statement.
 */
const storeText = (onConflict: string) => `
  with open as materialized (
    select not exists (select from sealing where until > $9::timestamptz) as yes
  ), stored as (
    insert into observation (datastream_id, phenomenon_time, result, result_time)
    select * from unnest($1::int4[], $2::timestamptz[], $3::float8[], $4::timestamptz[])
    where (select yes from open)
    ${onConflict} returning 1
  ), newest as (
    insert into latest (datastream_id, phenomenon_time, result)
    select * from unnest($5::int4[], $6::timestamptz[], $7::float8[])
    where (select yes from open)
    on conflict (datastream_id) do update set phenomenon_time = excluded.phenomenon_time, result = excluded.result
    where latest.phenomenon_time < excluded.phenomenon_time
  ), announced as (
    insert into outbox (kind, payload) select 'observations.stored', $8::jsonb where (select yes from open) returning id
  )
  select (select count(*) from stored) as stored, (select id from announced) as position`;

const storeFreshText = storeText('');
const storeUnsureText = storeText('on conflict do nothing');
/** SQLSTATE: a row with this key is there already. */
const UNIQUE_VIOLATION = '23505';

const storeOldText = `
  insert into observation (datastream_id, phenomenon_time, result, result_time)
  select * from unnest($1::int4[], $2::timestamptz[], $3::float8[], $4::timestamptz[])
  on conflict do nothing
  returning datastream_id, extract(epoch from phenomenon_time) * 1000 as time`;

const existingText = `
  select o.datastream_id, extract(epoch from o.phenomenon_time)::float8 * 1000 as time, o.result
  from unnest($1::int4[], $2::timestamptz[]) as k (datastream_id, phenomenon_time)
  join observation o using (datastream_id, phenomenon_time)`;

const announceText = `insert into outbox (kind, payload) values ('observations.stored', $1) returning id as position`;

/** How many of the rows were new, and the position of the announcement. */
export interface StoredRows {
  readonly stored: number;
  /** Null: months of these rows may be sealed, and nothing was stored. */
  readonly position: number | null;
}

/**
 * Rows that are newer than everything stored of their datastream, as far as this process knows. Looking for a row of the same
 * key before each would double what storing costs; where another process was faster after all, it is looked for.
 * Not within a transaction, which would be lost then.
 */
export async function storeFresh(
  client: PoolClient,
  rows: Readings,
  newest: Readings,
  announcement: string,
): Promise<StoredRows> {
  const values = storeValues(rows, newest, announcement, earliestOf(rows));
  try {
    return await store(client, { name: 'observations-store-fresh', text: storeFreshText, values });
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== UNIQUE_VIOLATION) throw cause;
    return store(client, { name: 'observations-store', text: storeUnsureText, values });
  }
}

/** The same within a transaction, where no row may be refused and what was sealed is open. */
export function storeUnsure(
  client: PoolClient,
  rows: Readings,
  newest: Readings,
  announcement: string,
): Promise<StoredRows> {
  const values = storeValues(rows, newest, announcement, 'infinity');
  return store(client, { name: 'observations-store', text: storeUnsureText, values });
}

function earliestOf(rows: Readings): string {
  let earliest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rows.count; i++) earliest = Math.min(earliest, rows.time[i] as number);
  return Number.isFinite(earliest) ? new Date(earliest).toISOString() : 'infinity';
}

function storeValues(rows: Readings, newest: Readings, announcement: string, earliest: string): unknown[] {
  const n = rows.count;
  const m = newest.count;
  return [
    int4Array(rows.datastream, n),
    timestamptzArray(rows.time, n),
    float8Array(rows.value, n),
    nullableTimestamptzArray(rows.resultTime, n),
    int4Array(newest.datastream, m),
    timestamptzArray(newest.time, m),
    float8Array(newest.value, m),
    announcement,
    earliest,
  ];
}

async function store(
  client: PoolClient,
  query: { name: string; text: string; values: unknown[] },
): Promise<StoredRows> {
  const { rows: answer } = await client.query<StoredRows>(query);
  const first = answer[0];
  if (!first) throw new Error('store statement returned no row');
  return first;
}

/** Rows that may be there already. @returns keys (`keyOf`) of those that were new */
export async function storeOld(client: PoolClient, rows: Readings): Promise<Set<string>> {
  const n = rows.count;
  const result = await client.query<[number, string]>({
    name: 'observations-store-old',
    text: storeOldText,
    rowMode: 'array',
    values: [
      int4Array(rows.datastream, n),
      timestamptzArray(rows.time, n),
      float8Array(rows.value, n),
      nullableTimestamptzArray(rows.resultTime, n),
    ],
  });
  return new Set(result.rows.map(([datastream, time]) => keyOf(datastream, Number(time))));
}

/** Stored values of those keys. */
export async function selectExisting(client: PoolClient, rows: Readings): Promise<Map<string, number>> {
  const n = rows.count;
  const result = await client.query<[number, number, number]>({
    name: 'observations-existing',
    text: existingText,
    rowMode: 'array',
    values: [int4Array(rows.datastream, n), timestamptzArray(rows.time, n)],
  });
  return new Map(result.rows.map(([datastream, time, value]) => [keyOf(datastream, Math.round(time)), value]));
}

export async function announce(client: PoolClient, announcement: string): Promise<number> {
  const { rows } = await client.query<{ position: number }>({
    name: 'observations-announce',
    text: announceText,
    values: [announcement],
  });
  return rows[0]?.position ?? 0;
}

export function keyOf(datastream: number, time: number): string {
  return `${datastream} ${time}`;
}

/** All of it or nothing. */
export async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  }
}
