import type { ImportStatus, RowVerdict } from '@wijkritme/contract';
import { sql } from 'kysely';
import { int4Array, timestamptzArray } from '../../foundation/database/binary-array.ts';
import type { Readings } from '../readings.ts';
import type { ObservationsDb } from './read-observations.ts';
import { keyOf } from './write-observations.ts';

export interface StoredImport {
  readonly id: number;
  readonly preset: string;
  readonly fileName: string;
  readonly mapping: Record<string, unknown> | null;
  readonly status: ImportStatus;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly line: number;
  readonly rows: number;
  readonly counts: Record<RowVerdict, number>;
  readonly datastreams: number[];
  readonly error: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** Transaction that wrote this row last: what has a younger one was stored after this progress was noted. */
  readonly notedIn: string;
}

const columns = sql`id, preset, file_name as "fileName", mapping, status, bytes_done as "bytesDone",
  bytes_total as "bytesTotal", line, rows, counts, datastreams, error, created_at as "createdAt",
  finished_at as "finishedAt", xmin::text as "notedIn"`;

export async function findImport(db: ObservationsDb, id: number): Promise<StoredImport | undefined> {
  const { rows } = await sql<StoredImport>`select ${columns} from import where id = ${id}`.execute(db);
  return rows[0];
}

export async function selectImports(db: ObservationsDb, limit: number): Promise<StoredImport[]> {
  const { rows } = await sql<StoredImport>`select ${columns} from import order by id desc limit ${limit}`.execute(db);
  return rows;
}

/** What to work on next: first what a killed process left, then the oldest that waits. */
export async function findNextImport(db: ObservationsDb): Promise<StoredImport | undefined> {
  const { rows } = await sql<StoredImport>`
    select ${columns} from import where status in ('running', 'waiting') order by status, id limit 1`.execute(db);
  return rows[0];
}

export async function countOpenImports(db: ObservationsDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from import where status in ('uploading', 'waiting', 'running')`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface StoredImportRow {
  readonly line: number;
  readonly column: string;
  readonly verdict: RowVerdict;
  readonly reason: { readonly nl: string; readonly en: string };
}

/** In the order of the file. A report only grows at its end, so an offset stays right while an import runs. */
export async function selectImportRows(
  db: ObservationsDb,
  id: number,
  page: { verdict: RowVerdict | undefined; offset: number; limit: number },
): Promise<StoredImportRow[]> {
  const only = page.verdict ? sql`and verdict = ${page.verdict}` : sql``;
  const { rows } = await sql<StoredImportRow>`
    select line, column_name as "column", verdict, reason from import_row where import_id = ${id} ${only}
    order by line, column_name, ctid offset ${page.offset} limit ${page.limit}`.execute(db);
  return rows;
}

export async function countImportRows(db: ObservationsDb, id: number): Promise<Map<RowVerdict, number>> {
  const { rows } = await sql<{ verdict: RowVerdict; count: number }>`
    select verdict, count(*) as count from import_row where import_id = ${id} group by verdict`.execute(db);
  return new Map(rows.map((row) => [row.verdict, row.count]));
}

/**
 * Which of these readings were stored in a transaction younger than the given one. Sealed ones were not, because nothing is sealed
 * while an import is under way; neither were those whose month became rows in the same (sub)transaction as they.
 * @returns keys (`keyOf`)
 */
export async function selectStoredSince(db: ObservationsDb, transaction: string, rows: Readings): Promise<Set<string>> {
  const n = rows.count;
  const result = await sql<{ datastream: number; time: number }>`
    select datastream_id as datastream, extract(epoch from phenomenon_time)::float8 * 1000 as time
    from unnest(${int4Array(rows.datastream, n)}::int4[], ${timestamptzArray(rows.time, n)}::timestamptz[])
      as k (datastream_id, phenomenon_time)
    join observation o using (datastream_id, phenomenon_time)
    where age(o.xmin) < age(${transaction}::xid) and not exists (
      select 1 from opened_month m where m.datastream_id = o.datastream_id
        and m.month = date_trunc('month', o.phenomenon_time, 'UTC') and m.xmin = o.xmin
    )`.execute(db);
  return new Set(result.rows.map((row) => keyOf(row.datastream, Math.round(row.time))));
}

/** Imports that failed or were cancelled before this instant, UTC ms. */
export async function selectStopped(db: ObservationsDb, before: number): Promise<number[]> {
  const rows = await db
    .selectFrom('import')
    .select('id')
    .where('status', 'in', ['failed', 'cancelled'])
    .where('finished_at', '<', new Date(before))
    .execute();
  return rows.map(({ id }) => id);
}
