import { sql } from 'kysely';
import type { Db } from '../database/open-database.ts';

/** Whose request, which key, and what it asked. */
export interface KeyedRequest {
  readonly owner: string;
  readonly keyHash: Buffer;
  readonly fingerprint: Buffer;
}

/** A request that came before; `status` null: it has not been answered. */
export interface KeptRequest {
  readonly fingerprint: Buffer;
  readonly status: number | null;
  readonly sealed: Buffer | null;
}

/** Keys of one caller that are kept at once. */
const KEYS = 10_000;

/** @returns whether this request is the first with its key, and may go on */
export async function beginRequest(db: Db, { owner, keyHash, fingerprint }: KeyedRequest, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into idempotent_request (owner, key_hash, fingerprint, begun_at)
    select ${owner}, ${keyHash}, ${fingerprint}, ${now}
    where (select count(*) from idempotent_request where owner = ${owner}) < ${KEYS}
    on conflict do nothing
    returning 1`.execute(db);
  return rows.length > 0;
}

export async function findRequest(db: Db, { owner, keyHash }: KeyedRequest): Promise<KeptRequest | undefined> {
  const { rows } = await sql<KeptRequest>`
    select fingerprint, status, sealed from idempotent_request
    where owner = ${owner} and key_hash = ${keyHash}`.execute(db);
  return rows[0];
}

export async function keepAnswer(
  db: Db,
  { owner, keyHash }: KeyedRequest,
  answer: { readonly status: number; readonly sealed: Buffer },
): Promise<void> {
  await sql`
    update idempotent_request set status = ${answer.status}, sealed = ${answer.sealed}
    where owner = ${owner} and key_hash = ${keyHash}`.execute(db);
}

/** Nothing was done: the same key may try again. */
export async function forgetRequest(db: Db, { owner, keyHash }: KeyedRequest): Promise<void> {
  await sql`delete from idempotent_request where owner = ${owner} and key_hash = ${keyHash}`.execute(db);
}

export async function forgetRequestsBefore(db: Db, moment: Date): Promise<void> {
  await sql`delete from idempotent_request where begun_at < ${moment}`.execute(db);
}
