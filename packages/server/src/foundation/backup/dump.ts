import type { PoolClient } from 'pg';
import {
  type BackupHead,
  type BackupMark,
  FORMAT,
  FORMAT_VERSION,
  LineDigest,
  type LogPlace,
} from './backup-format.ts';

/** Rows of one step at most; a step is in memory at once, so that long rows come in shorter ones. */
const STEP = 2_000;
const STEP_CHARS = 8_000_000;

export interface DumpChoice {
  readonly kind: BackupHead['kind'];
  /** Of these tables only, and of a table only the rows that this condition (SQL of ours, never of a caller's input) picks. */
  readonly only?: Readonly<Record<string, string>>;
  /** Tables that are not in it. */
  readonly without: readonly string[];
}

export interface DumpFacts {
  readonly madeAt: string;
  readonly program: string;
  readonly log: LogPlace | null;
  readonly oldest: BackupHead['oldest'];
}

/**
 * Everything in the store as lines, from one moment: others go on writing, and nothing of that is in it. Call it inside a
 * transaction of `beginSnapshot`.
 */
export async function* dump(client: PoolClient, choice: DumpChoice, facts: DumpFacts): AsyncGenerator<string> {
  const whole = new LineDigest();
  const line = (value: unknown) => {
    const text = JSON.stringify(value);
    whole.add(text);
    return `${text}\n`;
  };
  const tables = (await tablesOf(client)).filter(
    ({ name }) => !choice.without.includes(name) && (choice.only === undefined || Object.hasOwn(choice.only, name)),
  );
  const head: BackupHead = {
    format: FORMAT,
    version: FORMAT_VERSION,
    kind: choice.kind,
    ...facts,
    migrations: await migrationsOf(client),
    tables,
    partitions: await partitionsOf(client),
  };
  yield line(head);
  for (const { name } of tables) {
    yield line({ table: name } satisfies BackupMark);
    const own = new LineDigest();
    let rows = 0;
    for await (const step of rowsOf(client, name, choice.only?.[name] ?? 'true')) {
      let text = '';
      for (const row of step) {
        const quoted = JSON.stringify(row);
        own.add(quoted);
        whole.add(quoted);
        text += `${quoted}\n`;
      }
      rows += step.length;
      yield text;
    }
    yield line({ end: name, rows, sha256: own.hex() } satisfies BackupMark);
  }
  yield line({ sequences: await sequencesOf(client) } satisfies BackupMark);
  yield `${JSON.stringify({ done: whole.hex() } satisfies BackupMark)}\n`;
}

/** One moment for all statements until `rollback`; values are written the same way everywhere. */
export async function beginSnapshot(client: PoolClient): Promise<void> {
  await client.query('begin transaction isolation level repeatable read read only');
  await client.query(`set local timezone to 'UTC'`);
  await client.query(`set local datestyle to 'ISO, YMD'`);
  await client.query(`set local statement_timeout to 0`);
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function* rowsOf(client: PoolClient, table: string, where: string): AsyncGenerator<string[]> {
  await client.query(
    `declare backup_rows no scroll cursor for select t::text as row from ${quote(table)} t where ${where}`,
  );
  for (let step = 16; ; ) {
    const { rows } = await client.query<{ row: string }>(`fetch ${step} from backup_rows`);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < step) break;
    const chars = rows.reduce((sum, { row }) => sum + row.length, 0) / rows.length;
    step = Math.max(1, Math.min(STEP, Math.floor(STEP_CHARS / chars)));
  }
  await client.query('close backup_rows');
}

/** Names of ours, in their order; the names of migrations are kept in the head, and the queue of jobs has a schema of its own. */
export async function tablesOf(client: PoolClient): Promise<BackupHead['tables']> {
  const { rows } = await client.query<{ name: string; columns: string[]; about: number }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select greatest(0, coalesce(sum(p.reltuples), c.reltuples))::float8 from pg_inherits i
        join pg_class p on p.oid = i.inhrelid where i.inhparent = c.oid) as about
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'kysely_%'
    order by c.relname`);
  return rows;
}

async function partitionsOf(client: PoolClient): Promise<BackupHead['partitions']> {
  const { rows } = await client.query<{ parent: string; name: string; bound: string }>(`
    select p.relname as parent, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relispartition and c.relkind = 'r'
    order by c.relname`);
  return rows;
}

async function migrationsOf(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** Last number that each gave out; those that gave out none are not in it. */
export async function sequencesOf(client: PoolClient): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences
     where schemaname = 'public' and last_value is not null order by sequencename`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}
