import { sql } from 'kysely';
import type { ResponseDb } from '../tables.ts';

/** Was this one laid down before, whether it is still there or not? */
export async function isLaid(db: ResponseDb, key: string): Promise<boolean> {
  const { rows } = await sql`select 1 from laid_sample where key = ${key}`.execute(db);
  return rows.length > 0;
}

/** In the transaction of the case. false: it was laid down before. */
export async function noteLaid(trx: ResponseDb, key: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into laid_sample (key, at) values (${key}, ${at}) on conflict do nothing`.execute(trx);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function lockSampleCases(trx: ResponseDb): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from case_file where simulated order by id for update`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Sample cases that somebody opened again are closed, and what runs in them stops: the store removes no case that is open. */
export async function closeSampleCases(trx: ResponseDb, at: Date): Promise<void> {
  await sql`update intervention set state = 'stopped', ended_at = greatest(${at}::timestamptz, started_at), version = version + 1
    where state = 'running' and case_id in (select id from case_file where simulated)`.execute(trx);
  await sql`update case_file set closed_at = ${at} where simulated and closed_at is null`.execute(trx);
}

/** What nobody in person said, and what was found in cases of the sample city that went by their term. */
export async function deleteSampleRest(trx: ResponseDb): Promise<void> {
  await sql`delete from interpretation where author_id < 0`.execute(trx);
  await sql`delete from past_effect where author_id < 0`.execute(trx);
}
