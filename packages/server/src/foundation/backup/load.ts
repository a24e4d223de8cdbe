import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import type { PoolClient } from 'pg';
import type { BackupHead } from './backup-format.ts';
import { type BackupReader, readBackup, readLines } from './read-backup.ts';

/** Tables whose rows of now hold, also in an older backup: by table the rows as PostgreSQL wrote them. */
export type RowsOfNow = ReadonlyMap<string, readonly string[]>;

export interface LoadOptions {
  readonly now: RowsOfNow;
  readonly onHead?: (head: BackupHead) => void;
  readonly onRows?: (table: string, rows: number) => void;
  /** Looks at the rows before anything is added to them. */
  readonly onLoaded?: (head: BackupHead) => Promise<void>;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Does the store hold anything? A store that was never used has no tables. */
export async function holdsData(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query(
    `select to_regclass('public.thing') as thing, to_regclass('public.place') as place`,
  );
  if (rows[0]?.thing === null || rows[0]?.place === null) return false;
  const { rows: found } = await client.query(
    'select exists (select from thing) or exists (select from place) or exists (select from observation) or exists (select from person) as any',
  );
  return found[0]?.any === true;
}

/** Takes everything of ours out of the store, inside the transaction of this connection. */
export async function empty(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ what: string }>(`
    select 'table ' || quote_ident(relname) as what from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    union all
    select 'function ' || p.oid::regprocedure from pg_proc p
      where pronamespace = 'public'::regnamespace and prokind = 'f'
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`);
  for (const { what } of rows) await client.query(`drop ${what} cascade`);
  await client.query('drop schema if exists jobs cascade');
  await client.query('drop schema if exists restoring cascade');
}

/**
 * Fills a store that has just had the migrations of this backup, inside the transaction of this connection.
 * @param from a file, or what `dump` makes
 * @throws WijkritmeError backup_broken
 */
export async function load(
  client: PoolClient,
  from: string | AsyncIterable<string>,
  { now, onHead, onRows, onLoaded }: LoadOptions,
): Promise<void> {
  await client.query(`set local timezone to 'UTC'`);
  await client.query(`set local datestyle to 'ISO, YMD'`);
  const links = await dropLinks(client);
  await setTriggers(client, 'disable');
  const insert = (table: string, rows: readonly string[]) =>
    client.query(
      `insert into ${quote(table)} overriding system value select (r::${quote(table)}).* from unnest($1::text[]) as r`,
      [rows],
    );
  const { head } = await read(from, {
    head: async (found) => {
      onHead?.(found);
      await checkColumns(client, found);
      for (const { name } of found.tables) await client.query(`delete from ${quote(name)}`);
      for (const { parent, name, bound } of found.partitions)
        await client.query(`create table if not exists ${quote(name)} partition of ${quote(parent)} ${bound}`);
    },
    rows: async (table, rows) => {
      if (!now.has(table)) await insert(table, rows);
      onRows?.(table, rows.length);
    },
    sequences: async (last) => {
      for (const [name, value] of Object.entries(last))
        await client.query('select setval($1::regclass, $2::bigint)', [quote(name), value]);
    },
  });
  for (const [table, rows] of now)
    for (let at = 0; at < rows.length; at += 2_000) await insert(table, rows.slice(at, at + 2_000));
  await dropOrphans(
    client,
    links.filter(({ child, parent }) => now.has(child) || now.has(parent)),
    now,
  );
  for (const { child, name, definition } of links)
    await client.query(`alter table ${quote(child)} add constraint ${quote(name)} ${definition}`);
  await setTriggers(client, 'enable');
  await onLoaded?.(head);
  await advanceSequences(client, head);
  // Entries name transactions of the store they came from, which would be in the future here for a long time.
  await client.query('update outbox set xid = default');
}

const read = (from: string | AsyncIterable<string>, reader: BackupReader) =>
  typeof from === 'string' ? readBackup(from, reader) : readLines('the other store', linesOf(from), reader);

/** A chunk of `dump` ends with its line. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) for (const line of chunk.split('\n')) if (line !== '') yield line;
}

/** @throws WijkritmeError backup_broken */
async function checkColumns(client: PoolClient, { tables }: BackupHead): Promise<void> {
  for (const { name, columns } of tables) {
    const { rows } = await client.query<{ columns: string[] | null }>(
      `select array_agg(attname::text order by attnum) as columns from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
      [`public.${quote(name)}`],
    );
    if (JSON.stringify(rows[0]?.columns) !== JSON.stringify(columns))
      throw new WijkritmeError(
        'backup_broken',
        englishOnly(`table ${name} of the backup has other columns than this program makes.`),
      );
  }
}

interface Link {
  readonly child: string;
  readonly name: string;
  readonly parent: string;
  readonly childColumns: readonly string[];
  readonly parentColumns: readonly string[];
  readonly definition: string;
  /** What hangs on it stays when it goes, and names nothing any more. */
  readonly isNulled: boolean;
}

/** Takes the foreign keys away, so that tables may come in any order; they are put back when all is there. */
async function dropLinks(client: PoolClient): Promise<Link[]> {
  const columns = (table: string, keys: string) =>
    `(select array_agg(a.attname::text order by k.n) from unnest(${keys}) with ordinality as k (num, n)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.num)`;
  const { rows } = await client.query<Link>(`
    select c.relname as child, f.conname as name, p.relname as parent, pg_get_constraintdef(f.oid) as definition,
      f.confdeltype = 'n' as "isNulled",
      ${columns('f.conrelid', 'f.conkey')} as "childColumns", ${columns('f.confrelid', 'f.confkey')} as "parentColumns"
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conparentid = 0 and not c.relispartition
    order by 1, 2`);
  for (const { child, name } of rows) await client.query(`alter table ${quote(child)} drop constraint ${quote(name)}`);
  return rows;
}

/** Those of ours: what is loaded was judged when it was written. */
async function setTriggers(client: PoolClient, to: 'enable' | 'disable'): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace and not c.relispartition`);
  for (const { name } of rows) await client.query(`alter table ${quote(name)} ${to} trigger user`);
}

/** Rows of now may be about what is not in the backup: it was made later. They go, until nothing hangs on nothing. */
async function dropOrphans(client: PoolClient, links: readonly Link[], now: RowsOfNow): Promise<void> {
  for (let round = 0, gone = 1; gone > 0 && round < 10; round++) {
    gone = 0;
    for (const { child, parent, childColumns, parentColumns, isNulled } of links) {
      const same = childColumns.map((column, i) => `p.${quote(parentColumns[i] ?? '')} = c.${quote(column)}`);
      const given = childColumns.map((column) => `c.${quote(column)} is not null`);
      const isKept = isNulled && !now.has(child);
      const nulls = childColumns.map((column) => `${quote(column)} = null`);
      const { rowCount } = await client.query(
        `${isKept ? `update ${quote(child)} c set ${nulls.join(', ')}` : `delete from ${quote(child)} c`} where ${given.join(' and ')}
         and not exists (select from ${quote(parent)} p where ${same.join(' and ')})`,
      );
      gone += rowCount ?? 0;
    }
  }
}

/** Numbers that were given out since the backup, in tables of now, are not given out again. */
async function advanceSequences(client: PoolClient, { tables }: BackupHead): Promise<void> {
  for (const { name, columns } of tables) {
    if (!columns.includes('id')) continue;
    const { rows } = await client.query<{ sequence: string | null }>(
      'select pg_get_serial_sequence($1, $2) as sequence',
      [quote(name), 'id'],
    );
    const sequence = rows[0]?.sequence;
    if (sequence == null) continue;
    await client.query(
      `select setval($1::regclass, greatest(last_value, (select max(id) from ${quote(name)}))) from ${sequence} where exists (select from ${quote(name)})`,
      [sequence],
    );
  }
}
