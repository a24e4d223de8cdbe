import type { ImportStatus, RowVerdict } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { StoredImportRow } from './imports-read.ts';
import type { ObservationsDb } from './read-observations.ts';

export interface NewImport {
  readonly preset: string;
  readonly fileName: string;
  readonly mapping: unknown;
  readonly bytesTotal: number;
  readonly now: Date;
}

/** How far an import is: everything up to and including `line` is counted. */
export interface ImportProgress {
  readonly line: number;
  readonly rows: number;
  readonly bytesDone: number;
  readonly counts: Readonly<Record<RowVerdict, number>>;
  readonly datastreams: readonly number[];
}

const zero: Record<RowVerdict, number> = { stored: 0, repeated: 0, conflict: 0, gap: 0, refused: 0 };

export async function insertImport(db: ObservationsDb, start: NewImport): Promise<number> {
  const mapping = start.mapping === undefined ? null : JSON.stringify(start.mapping);
  const { rows } = await sql<{ id: number }>`
    insert into import (preset, file_name, mapping, status, bytes_total, counts, created_at)
    values (${start.preset}, ${start.fileName}, ${mapping}::jsonb, 'uploading', ${start.bytesTotal},
      ${JSON.stringify(zero)}::jsonb, ${start.now}) returning id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('insert returned no row');
  return row.id;
}

/** @returns false when the import was not in one of the expected states (any more) */
export async function moveImport(
  db: ObservationsDb,
  id: number,
  change: {
    from: readonly ImportStatus[];
    to: ImportStatus;
    error?: string | null;
    finishedAt?: Date | null;
    bytesTotal?: number;
  },
): Promise<boolean> {
  const { rows } = await sql`
    update import set status = ${change.to}, error = ${change.error ?? null}, finished_at = ${change.finishedAt ?? null},
      bytes_total = coalesce(${change.bytesTotal ?? null}::bigint, bytes_total)
    where id = ${id} and status = any(${[...change.from]}::text[]) returning id`.execute(db);
  return rows.length > 0;
}

/**
 * Note progress and report rows together. Need not reach the disk at once: should a power cut undo it, the import goes on
 * from the progress before, and `notedIn` of that row is older as well.
 */
export async function saveProgress(
  db: ObservationsDb,
  id: number,
  progress: ImportProgress,
  report: readonly StoredImportRow[],
): Promise<void> {
  await sql`
    with reported as (
      insert into import_row (import_id, line, column_name, verdict, reason)
      select ${id}::int4, r.line, r.column_name, r.verdict, r.reason::jsonb
      from unnest(${report.map((row) => row.line)}::bigint[], ${report.map((row) => row.column)}::text[],
        ${report.map((row) => row.verdict)}::text[], ${report.map((row) => JSON.stringify(row.reason))}::text[])
        as r (line, column_name, verdict, reason)
    )
    update import set line = ${progress.line}, rows = ${progress.rows}, bytes_done = ${progress.bytesDone},
      counts = ${JSON.stringify(progress.counts)}::jsonb, datastreams = ${JSON.stringify(progress.datastreams)}::jsonb
    from (select set_config('synchronous_commit', 'off', true)) as this_transaction
    where id = ${id}`.execute(db);
}

export async function deleteImport(db: ObservationsDb, id: number): Promise<void> {
  await sql`delete from import where id = ${id}`.execute(db);
}

/** Forget finished imports beyond the newest `keep`. @returns their ids */
export async function deleteOldImports(db: ObservationsDb, keep: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    delete from import where status in ('done', 'failed', 'cancelled')
      and id not in (select id from import order by id desc limit ${keep}) returning id`.execute(db);
  return rows.map((row) => row.id);
}

/** Uploads that were cut off by the end of the process that received them. @returns their ids */
export async function deleteUploading(db: ObservationsDb): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`delete from import where status = 'uploading' returning id`.execute(db);
  return rows.map((row) => row.id);
}
