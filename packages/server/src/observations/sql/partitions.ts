import { type Kysely, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { ObservationsTables } from '../tables.ts';

const created = new WeakMap<object, Set<number>>();

/** Month number since year 0: unique, cheap. */
export function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** Whether `ensurePartitions` would have work to do: what exists is remembered per pool. */
export function lacksPartitions(owner: object, months: Iterable<number>): boolean {
  const known = created.get(owner);
  for (const month of months) if (!known?.has(month)) return true;
  return false;
}

/** Make sure that the monthly partitions exist. */
export async function ensurePartitions(client: PoolClient, owner: object, months: Iterable<number>): Promise<void> {
  let known = created.get(owner);
  if (!known) {
    known = new Set();
    created.set(owner, known);
  }
  for (const month of months) {
    if (known.has(month)) continue;
    await client.query(partitionText(month));
    known.add(month);
  }
}

/** The same within a transaction that may not come to an end, so nothing is remembered of it. */
export async function ensurePartitionsIn(db: Kysely<ObservationsTables>, months: Iterable<number>): Promise<void> {
  for (const month of months) await sql.raw(partitionText(month)).execute(db);
}

/** Names and bounds are made from whole numbers only. */
function partitionText(month: number): string {
  return `create table if not exists observation_${nameOf(month)} partition of observation ${partitionBounds(month)}`;
}

/** Partitions were dropped, or may have been: look anew at which ones there are. */
export function forgetPartitions(owner: object): void {
  created.delete(owner);
}

export function partitionBounds(month: number): string {
  return `for values from ('${startOf(month)}') to ('${startOf(month + 1)}')`;
}

/** Year and month, as in the name of a partition. */
export function nameOf(month: number): string {
  return `${Math.floor(month / 12)}_${String((month % 12) + 1).padStart(2, '0')}`;
}

function startOf(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString();
}
