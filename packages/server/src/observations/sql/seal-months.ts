import type { Pool } from 'pg';
import { type Ask, SEALING_LOCK } from './open-months.ts';
import { nameOf } from './partitions.ts';
import { offsetText, unpackedText } from './sealed-readings.ts';

/** Who waits for a lock here keeps the intake waiting behind it: not longer than this. */
const PATIENCE = '1s';
/** A row of more would not be quick to unpack: 8 MB of results. */
const MOST_READINGS = 1_000_000;

const startOf = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString();

/** Time of the newest reading of all, UTC ms; −∞ without any. */
export async function newestOfAll(ask: Ask): Promise<number> {
  const rows = await ask<{ newest: number | null }>(
    'select extract(epoch from max(phenomenon_time))::float8 * 1000 as newest from latest',
  );
  return rows[0]?.newest ?? Number.NEGATIVE_INFINITY;
}

/**
 * From here on every writer looks whether a month before this one (`monthOf`) is sealed. In a transaction of its own: it waits for
 * those who write now, and they for it.
 * @throws 55P03 where somebody writes for too long
 */
export async function raiseSealing(ask: Ask, month: number): Promise<void> {
  await ask(`set local lock_timeout = '${PATIENCE}'`);
  await ask('lock table only observation in share mode');
  await ask('update sealing set until = greatest(until, $1::timestamptz)', [startOf(month)]);
}

export async function isRaisedTo(ask: Ask, month: number): Promise<boolean> {
  const rows = await ask<{ yes: boolean }>('select until >= $1::timestamptz as yes from sealing', [startOf(month)]);
  return rows[0]?.yes === true;
}

/** Partitions of whole months before this one, oldest first. */
export async function selectColdMonths(ask: Ask, before: number): Promise<number[]> {
  const rows = await ask<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'observation'::regclass and c.relname ~ '^observation_[0-9]{4}_[0-9]{2}$' order by c.relname`,
  );
  return rows
    .map(({ name }) => name.slice(-7).split('_').map(Number))
    .map(([year, month]) => (year as number) * 12 + (month as number) - 1)
    .filter((month) => month < before);
}

/** Datastreams with readings in a partition, found one by one along its key: reading all rows would take long. */
export async function selectDatastreamsIn(ask: Ask, month: number): Promise<number[]> {
  const rows = await ask<{ id: number }>(`
    with recursive found (id) as (
      (select datastream_id from observation_${nameOf(month)} order by 1 limit 1)
      union all
      select (select n.datastream_id from observation_${nameOf(month)} n where n.datastream_id > found.id order by 1 limit 1)
      from found where found.id is not null
    ) select id from found where id is not null`);
  return rows.map(({ id }) => id);
}

export type SealVerdict =
  | { readonly kind: 'sealed'; readonly readings: number }
  /** Somebody else changes sealed months at this moment. */
  | { readonly kind: 'busy' }
  /** It was opened a short while ago, has nothing in it, or more than a row should hold; or an import is under way. */
  | { readonly kind: 'left' };

/**
 * One month of one datastream becomes one row, in the transaction of `ask`, which ends directly afterwards. What is deleted is what
 * is packed: one statement does both.
 * @param restMs so long a month that was opened stays as it is
 * @throws where what was packed is not what was deleted; nothing may be committed then
 */
export async function sealMonth(
  ask: Ask,
  { datastream, month }: { readonly datastream: number; readonly month: number },
  restMs: number,
): Promise<SealVerdict> {
  // This lock first: whoever holds it and waits for the next one would wait for us.
  await ask('lock table only observation in row exclusive mode');
  const [lock] = await ask<{ yes: boolean }>(`select pg_try_advisory_xact_lock(${SEALING_LOCK}) as yes`);
  if (!lock?.yes) return { kind: 'busy' };
  const key = [datastream, startOf(month), startOf(month + 1)];
  if (!(await isFit(ask, key, restMs))) return { kind: 'left' };
  await ask('delete from opened_month where datastream_id = $1 and month = $2::timestamptz', key.slice(0, 2));
  const [packed] = await ask<{ readings: number; sum: string }>(packText, key);
  if (!packed) return { kind: 'left' };
  const [kept] = await ask<{ readings: number; sum: string }>(checkText, key.slice(0, 2));
  if (kept?.readings !== packed.readings || kept.sum !== packed.sum)
    throw new Error(`datastream ${datastream}, ${startOf(month)}: sealed readings differ from those that were there`);
  return { kind: 'sealed', readings: packed.readings };
}

/**
 * An import that was killed asks which of its readings were stored since, and sealed ones could not say. Sealed already while there
 * are rows too cannot be; such a month is left as it is.
 */
async function isFit(ask: Ask, key: readonly unknown[], restMs: number): Promise<boolean> {
  const [found] = await ask<{ yes: boolean }>(
    `select not exists (select from sealed_month where datastream_id = $1 and month = $2::timestamptz)
       and not exists (select from opened_month where datastream_id = $1 and month = $2::timestamptz
         and opened_at > clock_timestamp() - $4::float8 * interval '1 millisecond')
       and not exists (select from import where status in ('uploading', 'waiting', 'running'))
       and (select count(*) between 1 and ${MOST_READINGS} from (
         select from observation where datastream_id = $1 and phenomenon_time >= $2::timestamptz
           and phenomenon_time < $3::timestamptz limit ${MOST_READINGS + 1}) counted) as yes`,
    [...key, restMs],
  );
  return found?.yes === true;
}

/** Tells one set of readings from another, whatever their order. */
const sumText = `sum(hash_record_extended(row(o.phenomenon_time, o.result, o.result_time, o.feature_id), 0)::numeric)::text as sum`;

const packText = `
  with gone as (
    delete from observation where datastream_id = $1 and phenomenon_time >= $2::timestamptz and phenomenon_time < $3::timestamptz
    returning *
  ), packed as (
    insert into sealed_month (datastream_id, month, first_time, last_time, readings, times, results, result_times, feature_ids)
    select $1, $2::timestamptz, min(o.phenomenon_time), max(o.phenomenon_time), count(*),
      array_agg(${offsetText('o.phenomenon_time', '$2::timestamptz')} order by o.phenomenon_time),
      array_agg(o.result order by o.phenomenon_time),
      case when count(o.result_time) > 0 then array_agg(o.result_time order by o.phenomenon_time) end,
      case when count(o.feature_id) > 0 then array_agg(o.feature_id order by o.phenomenon_time) end
    from gone o having count(*) > 0
  )
  select count(*)::int4 as readings, ${sumText} from gone o having count(*) > 0`;

const checkText = `
  select count(*)::int4 as readings, ${sumText}
  from (${unpackedText('(select * from sealed_month where datastream_id = $1 and month = $2::timestamptz)')}) o`;

/**
 * Drops a partition that is empty, in a transaction that ends directly afterwards. It was vacuumed before: then its size says so,
 * and nobody waits while it is looked through.
 * @returns false where it is not empty, or somebody changes sealed months
 * @throws 55P03 where the log is too busy
 */
export async function dropEmpty(ask: Ask, month: number): Promise<boolean> {
  const name = `observation_${nameOf(month)}`;
  await ask(`set local lock_timeout = '${PATIENCE}'`);
  const [size] = await ask<{ bytes: number }>('select pg_relation_size($1::regclass) as bytes', [name]);
  if (size?.bytes !== 0) return false;
  await ask('lock table only observation in access exclusive mode');
  const [lock] = await ask<{ yes: boolean }>(`select pg_try_advisory_xact_lock(${SEALING_LOCK}) as yes`);
  if (!lock?.yes) return false;
  await ask(`lock table only ${name} in access exclusive mode`);
  const [now] = await ask<{ bytes: number }>('select pg_relation_size($1::regclass) as bytes', [name]);
  if (now?.bytes !== 0) return false;
  await ask(`alter table observation detach partition ${name}`);
  await ask(`drop table ${name}`);
  return true;
}

/** Gives back what deleted rows took, so that an empty partition has no size. Not within a transaction. */
export async function tidy(pool: Pool, month: number): Promise<void> {
  await pool.query(`vacuum observation_${nameOf(month)}`);
}
