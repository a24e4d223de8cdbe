import { CompiledQuery } from 'kysely';
import type { PoolClient } from 'pg';
import { monthOf, nameOf, partitionBounds } from './partitions.ts';
import type { ObservationsDb } from './read-observations.ts';
import { columnsOf, unpackedText } from './sealed-readings.ts';

/** Sends one statement within the transaction of whoever asks. */
export type Ask = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;

export const askBy =
  (client: PoolClient): Ask =>
  async <Row>(text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows as Row[];

export const askThrough =
  (trx: ObservationsDb): Ask =>
  async <Row>(text: string, values: unknown[] = []) =>
    (await trx.executeQuery<Row>(CompiledQuery.raw(text, values))).rows;

/** Any number that means "sealed months are changed". Sealing takes it alone; who changes readings of such months shares it. */
export const SEALING_LOCK = 77_174_120;

/**
 * Before this instant (UTC ms) months may be sealed; until the transaction of whoever asks ends it stays so, because raising it
 * waits for everybody who writes readings.
 */
export async function sealedUntil(ask: Ask): Promise<number> {
  await ask('lock table only observation in row exclusive mode');
  const rows = await ask<{ until: number | null }>(
    `select case when isfinite(until) then extract(epoch from until)::float8 * 1000 end as until from sealing`,
  );
  return rows[0]?.until ?? Number.NEGATIVE_INFINITY;
}

/** Months (`monthOf`) of datastreams, as two columns. */
export class MonthKeys {
  readonly #months = new Map<number, Set<number>>();

  add(datastream: number, month: number): void {
    const months = this.#months.get(datastream);
    if (months) months.add(month);
    else this.#months.set(datastream, new Set([month]));
  }

  get months(): Set<number> {
    return new Set([...this.#months.values()].flatMap((months) => [...months]));
  }

  columns(): [datastreams: number[], months: string[]] {
    const pairs = [...this.#months].flatMap(([id, months]) =>
      [...months].map((month) => [id, startOfMonth(month)] as const),
    );
    return [pairs.map(([id]) => id), pairs.map(([, month]) => month)];
  }
}

const startOfMonth = (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString();

/** Nobody seals or has sealed anything in between, until the transaction of whoever asks ends. */
export async function holdSealing(ask: Ask): Promise<void> {
  await ask('lock table only observation in row exclusive mode');
  await ask(`select pg_advisory_xact_lock_shared(${SEALING_LOCK})`);
}

/**
 * Makes sealed months rows again, in the transaction of whoever is about to change something in them; what was rows already
 * stays so. To be called before the first other change of that transaction, and after `holdSealing`.
 * @returns how many months became rows
 */
export async function openMonths(ask: Ask, keys: MonthKeys): Promise<number> {
  const columns = keys.columns();
  const found = await ask<{ id: number; month: Date }>(
    `select s.datastream_id as id, s.month from unnest($1::int4[], $2::timestamptz[]) as k (id, month)
     join sealed_month s on s.datastream_id = k.id and s.month = k.month order by 1, 2 for update of s`,
    columns,
  );
  if (found.length === 0) return 0;
  await attachPartitions(ask, new Set(found.map(({ month }) => monthOf(month.getTime()))));
  // A subtransaction has a number of its own. Rows that carry it are no new readings: `opened_month` carries it too.
  await ask('savepoint opening');
  await ask(
    `with gone as (
      delete from sealed_month s using unnest($1::int4[], $2::timestamptz[]) as k (id, month)
      where s.datastream_id = k.id and s.month = k.month returning s.*
    ), noted as (
      insert into opened_month (datastream_id, month) select datastream_id, month from gone
      on conflict (datastream_id, month) do update set opened_at = excluded.opened_at
    )
    insert into observation (datastream_id, phenomenon_time, result, result_time, feature_id)
    select ${columnsOf('o')} from (${unpackedText('gone')}) o on conflict do nothing`,
    [found.map(({ id }) => id), found.map(({ month }) => month.toISOString())],
  );
  await ask('release savepoint opening');
  return found.length;
}

/** Sealed months with readings about a feature: those that name it, and of datastreams that are about it those that name none. */
export async function openAbout(
  ask: Ask,
  feature: number,
  { about, touched }: { readonly about: readonly number[]; readonly touched: readonly number[] },
): Promise<void> {
  await holdSealing(ask);
  const rows = await ask<{ id: number; month: Date }>(
    `select s.datastream_id as id, s.month from sealed_month s where s.datastream_id = any($1::int4[])
     and ($2 = any(s.feature_ids) or s.datastream_id = any($3::int4[])
       and (s.feature_ids is null or array_position(s.feature_ids, null) is not null))`,
    [[...touched], feature, [...about]],
  );
  const keys = new MonthKeys();
  for (const { id, month } of rows) keys.add(id, monthOf(month.getTime()));
  await openMonths(ask, keys);
}

/** Partitions of months that were left empty and dropped. Others go on writing meanwhile, which `create … partition of` would not let them. */
export async function attachPartitions(ask: Ask, months: Iterable<number>): Promise<void> {
  const numbers = [...months];
  const missing = await ask<{ at: number }>(
    `select at::int4 from unnest($1::text[]) with ordinality as n (name, at) where to_regclass(name) is null`,
    [numbers.map((month) => `observation_${nameOf(month)}`)],
  );
  for (const { at } of missing) {
    const month = numbers[at - 1] as number; // ordinality counts them from 1
    const name = `observation_${nameOf(month)}`;
    await ask(`create table ${name} (like observation including all)`);
    await ask(`alter table observation attach partition ${name} ${partitionBounds(month)}`);
  }
}
