import { type QueryExecutorProvider, sql } from 'kysely';

export interface StoreSizes {
  readonly storeBytes: number;
  readonly tables: readonly { readonly name: string; readonly bytes: number }[];
}

export async function storeBytes(db: QueryExecutorProvider): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** The whole store and its largest tables; the months of a partitioned table count as one. */
export async function storeSizes(db: QueryExecutorProvider, tables: number): Promise<StoreSizes> {
  const { rows } = await sql<{ name: string; bytes: number }>`
    select coalesce(pg_partition_root(c.oid), c.oid::regclass)::text as name,
      sum(pg_total_relation_size(c.oid))::int8 as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
    group by 1 order by 2 desc, 1 limit ${tables}`.execute(db);
  return { storeBytes: await storeBytes(db), tables: rows };
}
