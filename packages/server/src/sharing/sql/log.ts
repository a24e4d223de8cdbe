import { randomUUID } from 'node:crypto';
import { type QueryExecutorProvider, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { LogPlace } from '../../foundation/backup/backup-format.ts';
import { canonicalJson, type Json } from '../log/canonical-json.ts';
import { type LogEntry, type LogFact, type LogHead, startOf, toEntry } from '../log/chain.ts';

/** A connection or transaction of any room: the log is written in the transaction of what it tells of. */
export type LogDb = QueryExecutorProvider;

interface HeadRow {
  readonly log: string;
  readonly position: string;
  readonly hash: string;
}

interface EntryRow {
  readonly position: string;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly subject: string;
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
}

/** Makes the log of this installation where there is none yet. */
export async function ensureLog(db: LogDb): Promise<void> {
  const id = randomUUID();
  const { position, hash } = startOf(id);
  await sql`insert into log_head (log, position, hash) values (${id}, ${position}, ${hash})
    on conflict do nothing`.execute(db);
}

/**
 * Adds facts to the log. Call it inside the transaction of what they tell of: then both are there or neither. Other
 * writers wait until that transaction ends, so it should be short and this its last step.
 */
export async function appendLog(db: LogDb, ...facts: readonly LogFact[]): Promise<void> {
  const { rows } = await sql<HeadRow>`select log, position, hash from log_head for update`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('the log has no start');
  let head: LogHead = { position: Number(found.position), hash: found.hash };
  for (const fact of facts) {
    const entry = toEntry(head, fact);
    const { position, at, kind, actor, subject, detail, previous, hash } = entry;
    await sql`insert into log_entry (position, at, kind, actor, subject, detail, previous, hash)
      values (${position}, ${at}, ${kind}, ${actor}, ${subject}, ${canonicalJson(detail)}, ${previous}, ${hash})`.execute(
      db,
    );
    head = entry;
  }
  await sql`update log_head set position = ${head.position}, hash = ${head.hash}`.execute(db);
}

/** Where the log stands, for a backup: on the connection that reads everything else; null before there is a log. */
export async function logPlaceOf(client: PoolClient): Promise<LogPlace | null> {
  const { rows } = await client.query<{ log: string; position: number }>('select log, position from log_head');
  const [row] = rows;
  return row ? { log: row.log, position: Number(row.position) } : null;
}

export async function selectLogHead(db: LogDb): Promise<{ log: string; head: LogHead }> {
  const { rows } = await sql<HeadRow>`select log, position, hash from log_head`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the log has no start');
  return { log: row.log, head: { position: Number(row.position), hash: row.hash } };
}

export interface LogAsked {
  readonly kind?: string | undefined;
  /** UTC ms; with this moment, and without `toMs`. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Position; those below it. */
  readonly before?: number;
  readonly limit: number;
}

/** Newest first. What lies outside the numbering is left out: verifying tells of it. */
export async function selectLogLines(
  db: LogDb,
  { kind, fromMs, toMs, before, limit }: LogAsked,
): Promise<Omit<LogEntry, 'detail' | 'previous'>[]> {
  const conditions = [sql`position > 0`];
  if (kind !== undefined) conditions.push(sql`kind = ${kind}`);
  if (fromMs !== undefined) conditions.push(sql`at >= ${fromMs}`);
  if (toMs !== undefined) conditions.push(sql`at < ${toMs}`);
  if (before !== undefined) conditions.push(sql`position < ${before}`);
  const { rows } = await sql<Omit<EntryRow, 'detail' | 'previous'>>`
    select position, at, kind, actor, subject, hash from log_entry
    where ${sql.join(conditions, sql` and `)} order by position desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, position: Number(row.position), at: Number(row.at) }));
}

const PAGE = 2_000;

/** All entries in order, a page at a time. What lies outside the numbering (below 1) is given first, so that it shows. */
export async function* readLog(db: LogDb): AsyncGenerator<LogEntry> {
  for (let after: number | undefined; ; ) {
    const start = after === undefined ? sql`` : sql`where position > ${after}`;
    const { rows } = await sql<EntryRow>`select * from log_entry ${start} order by position limit ${PAGE}`.execute(db);
    for (const row of rows) yield toLogEntry(row);
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = Number(last.position);
  }
}

function toLogEntry(row: EntryRow): LogEntry {
  return { ...row, position: Number(row.position), at: Number(row.at), detail: parseDetail(row.detail) };
}

/** A text that was spoilt so that it is no JSON any more is a changed entry, not an accident of reading. */
function parseDetail(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text };
  }
}
