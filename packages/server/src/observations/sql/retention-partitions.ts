import { type Kysely, sql } from 'kysely';
import type { ObservationsTables } from '../tables.ts';
import { askThrough, attachPartitions, holdSealing, MonthKeys, openMonths } from './open-months.ts';
import { monthOf } from './partitions.ts';

type Trx = Kysely<ObservationsTables>;

/** Months taken out of the log of observations, on their way to be dropped. */
const RETIRED = 'retired_observation_';
/** The intake waits this long at most for a partition to be taken out; if that is not enough, the next run tries again. */
const LOCK_TIMEOUT = '2s';

export interface Partition {
  readonly name: string;
  /** UTC ms at which its month ends. */
  readonly end: number;
}

/** UTC ms at which the month in a partition's name ends. */
export const endOf = (name: string): number => {
  const [year, month] = name.slice(-7).split('_').map(Number);
  return Date.UTC(year as number, month as number, 1); // months count from 0: this is the one after
};

/** Partitions of the log, oldest first; names are made by `partitions.ts` from whole numbers only. */
export async function selectPartitions(db: Trx): Promise<Partition[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'observation'::regclass and c.relname ~ '^observation_[0-9]{4}_[0-9]{2}$'
    order by c.relname`.execute(db);
  return rows.map(({ name }) => ({ name, end: endOf(name) }));
}

export async function selectRetired(db: Trx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relname ~ ${`^${RETIRED}[0-9]{4}_[0-9]{2}$`} and pg_table_is_visible(oid)
    order by relname`.execute(db);
  return rows.map(({ name }) => name);
}

/** Whether it holds readings of these datastreams alone. */
export async function holdsOnly(db: Trx, name: string, datastreams: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ other: boolean }>`
    select exists (select 1 from ${sql.table(name)} where datastream_id <> all(${[...datastreams]}::int4[])) as other`.execute(
    db,
  );
  return rows[0]?.other === false;
}

/** Out of the log at once: no query finds its readings from here on. @returns false when the log was too busy */
export async function retirePartition(db: Trx, name: string): Promise<boolean> {
  try {
    await db.transaction().execute(async (trx) => {
      await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(trx);
      await sql`alter table observation detach partition ${sql.table(name)}`.execute(trx);
      await sql`alter table ${sql.table(name)} rename to ${sql.table(`retired_${name}`)}`.execute(trx);
    });
    return true;
  } catch (cause) {
    if ((cause as { code?: string }).code === '55P03') return false;
    throw cause;
  }
}

export interface Counted {
  readonly datastreamId: number;
  readonly count: number;
  /** UTC ms of the oldest. */
  readonly earliest: number;
}

export async function countRetired(trx: Trx, name: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select datastream_id as "datastreamId", count(*)::float8 as count,
      extract(epoch from min(phenomenon_time))::float8 * 1000 as earliest
    from ${sql.table(name)} group by datastream_id order by datastream_id`.execute(trx);
  return rows;
}

/** Readings that came in while the month was looked at, and are not due, go back to the log; what was sealed of it since becomes rows. */
export async function putBack(trx: Trx, name: string, datastreams: readonly number[]): Promise<void> {
  const ask = askThrough(trx);
  const month = monthOf(endOf(name) - 1);
  const keys = new MonthKeys();
  for (const datastream of datastreams) keys.add(datastream, month);
  await holdSealing(ask);
  await attachPartitions(ask, [month]);
  await openMonths(ask, keys);
  await sql`insert into observation select * from ${sql.table(name)}
    where datastream_id = any(${[...datastreams]}::int4[]) on conflict do nothing`.execute(trx);
}

export async function dropRetired(trx: Trx, name: string): Promise<void> {
  await sql`drop table ${sql.table(name)}`.execute(trx);
}
