import { type QueryExecutorProvider, sql } from 'kysely';
import type { Context } from './context.ts';
import type { Migrations } from './database/migrate.ts';
import type { Waiting } from './waiting.ts';

/** One announcement that was written in the transaction of the data that it speaks of. */
export interface OutboxEntry {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
}

export const outboxMigrations: Migrations = {
  '20261122000000_outbox': {
    up: async (db) => {
      await sql`
        create table outbox (
          id bigint generated always as identity primary key,
          xid xid8 not null default pg_current_xact_id(),
          kind text not null,
          payload jsonb not null,
          at timestamptz not null default now()
        )`.execute(db);
      await sql`
        create table outbox_reader (
          name text primary key,
          position bigint not null
        )`.execute(db);
    },
  },
};

/**
 * Ids after a position, oldest first. Only those whose transaction is older than every transaction still running:
 * identities are handed out before commit, so a smaller id may become visible later.
 */
export async function listOutbox(db: QueryExecutorProvider, after: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from outbox where id > ${after} and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

export async function readOutbox(db: QueryExecutorProvider, ids: readonly number[]): Promise<OutboxEntry[]> {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<OutboxEntry>`select id, kind, payload from outbox where id = any(${[...ids]}::bigint[]) order by id`.execute(
      db,
    );
  return rows;
}

/** Write an announcement; call it in the transaction of the data that it speaks of. */
export async function writeOutbox(db: QueryExecutorProvider, kind: string, payload: object): Promise<void> {
  await sql`insert into outbox (kind, payload) values (${kind}, ${JSON.stringify(payload)}::jsonb)`.execute(db);
}

/**
 * Announcements of some kinds after a position, oldest first, and up to where everything was looked at. What is still being
 * written is left for the next time, as with `listOutbox`.
 */
export async function readKinds(
  db: QueryExecutorProvider,
  { kinds, after, limit }: { readonly kinds: readonly string[]; readonly after: number; readonly limit: number },
): Promise<{ entries: OutboxEntry[]; position: number }> {
  const { rows: heads } = await sql<{ newest: number | null }>`
    select max(id) as newest from outbox where xid < pg_snapshot_xmin(pg_current_snapshot())`.execute(db);
  const newest = heads[0]?.newest ?? after;
  const { rows: entries } = await sql<OutboxEntry>`
    select id, kind, payload from outbox where kind = any(${[...kinds]}::text[]) and id > ${after} and id <= ${newest}
    order by id limit ${limit}`.execute(db);
  const position = entries.length < limit ? newest : (entries.at(-1)?.id ?? newest);
  return { entries, position: Math.max(after, position) };
}

export async function positionOf(db: QueryExecutorProvider, reader: string): Promise<number> {
  const { rows } = await sql<{ position: number }>`select position from outbox_reader where name = ${reader}`.execute(
    db,
  );
  return rows[0]?.position ?? 0;
}

/** Remember how far a reader is; call it in the transaction of what the reader did with the entries. */
export async function savePosition(db: QueryExecutorProvider, reader: string, position: number): Promise<void> {
  await sql`
    insert into outbox_reader (name, position) values (${reader}, ${position})
    on conflict (name) do update set position = greatest(outbox_reader.position, excluded.position)`.execute(db);
}

/** Announcements behind the stored position of the slowest reader. */
export async function outboxLag(db: QueryExecutorProvider, limit: number): Promise<Waiting> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int4 as waiting, min(at) as oldest from (
      select at from outbox where id > (select coalesce(min(position), 0) from outbox_reader) order by id limit ${limit + 1}
    ) entry`.execute(db);
  const { waiting = 0, oldest = null } = rows[0] ?? {};
  return { waiting: Math.min(waiting, limit), more: waiting > limit, oldest };
}

/** Remove what every reader has behind it. */
export async function pruneOutbox(db: QueryExecutorProvider): Promise<void> {
  await sql`delete from outbox where id <= (select min(position) from outbox_reader)`.execute(db);
}

/** Every ten minutes, so that the outbox stays small. */
export function declareOutboxJob({ jobs, db }: Context): void {
  jobs.declare('prune-outbox', () => pruneOutbox(db), '*/10 * * * *');
}
