import { type Kysely, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { ObservationsTables } from '../tables.ts';

type Db = Kysely<ObservationsTables>;

export type Oldest = readonly (readonly [datastream: number, oldest: number])[];

export interface StoredBackup {
  readonly id: number;
  readonly name: string;
  readonly made_at: Date;
  readonly digest: string;
  readonly oldest: Oldest;
  readonly gone_at: Date | null;
}

/** Newest first. */
export function selectBackups(db: Db): Promise<StoredBackup[]> {
  return db.selectFrom('backup').selectAll().orderBy('id', 'desc').execute();
}

/** The newest one whose file is still there, as far as is known here. */
export function findNewestBackup(db: Db): Promise<Pick<StoredBackup, 'name' | 'made_at'> | undefined> {
  return db
    .selectFrom('backup')
    .select(['name', 'made_at'])
    .where('gone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertBackup(
  db: Db,
  backup: { readonly name: string; readonly madeAt: string; readonly digest: string; readonly oldest: Oldest },
): Promise<void> {
  await sql`insert into backup (name, made_at, digest, oldest)
    values (${backup.name}, ${backup.madeAt}::timestamptz, ${backup.digest}, ${JSON.stringify(backup.oldest)}::jsonb)
    on conflict (digest) do nothing`.execute(db);
}

export async function markGone(db: Db, id: number, at: Date): Promise<StoredBackup | undefined> {
  return db
    .updateTable('backup')
    .set({ gone_at: sql`coalesce(gone_at, ${at})` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** The time of the oldest reading of each datastream, in the transaction of this connection. */
export async function selectOldest(client: PoolClient): Promise<Oldest> {
  const { rows } = await client.query<{ id: number; oldest: number }>(`
    select d.id, (extract(epoch from d.oldest) * 1000)::float8 as oldest
    from (
      select datastream_id as id, least(
        (select o.phenomenon_time from observation o where o.datastream_id = l.datastream_id order by o.phenomenon_time limit 1),
        (select s.first_time from sealed_month s where s.datastream_id = l.datastream_id order by s.month limit 1)
      ) as oldest from latest l
    ) d where d.oldest is not null order by d.id`);
  return rows.map(({ id, oldest }) => [id, Math.round(oldest)]);
}
