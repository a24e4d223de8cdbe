import type { Passport } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

/** When a passport was changed, by whom (role, organisation and number, never a name) and why. */
export interface ChangeNote {
  readonly at: Date;
  readonly by: string;
  readonly reason: string | undefined;
}

/** A new version of the passport; older ones are kept. */
export async function insertPassport(
  db: SensorsDb,
  { datastreamId, passport }: { readonly datastreamId: number; readonly passport: Passport },
  { at, by, reason }: ChangeNote,
): Promise<void> {
  await sql`
    insert into passport (datastream_id, version, passport, created_at, changed_by, reason)
    select ${datastreamId}, coalesce(max(version), 0) + 1, ${JSON.stringify(passport)}::jsonb, ${at},
      ${by}, ${reason ?? null}::text
    from passport where datastream_id = ${datastreamId}`.execute(db);
}

/** Withdraws the version in force; those before it were replaced, not withdrawn. */
export async function withdrawPassport(
  db: SensorsDb,
  datastreamId: number,
  { at, reason }: Omit<ChangeNote, 'by'>,
): Promise<void> {
  await sql`
    update passport set withdrawn_at = ${at}, withdrawn_reason = ${reason ?? null}::text
    where datastream_id = ${datastreamId} and withdrawn_at is null
      and version = (select max(version) from passport where datastream_id = ${datastreamId})`.execute(db);
}

/** Newest first. */
export function selectPassports(db: SensorsDb, datastreamId: number) {
  return db
    .selectFrom('passport')
    .select(['version', 'passport', 'created_at', 'changed_by', 'reason', 'withdrawn_at', 'withdrawn_reason'])
    .where('datastream_id', '=', datastreamId)
    .orderBy('version', 'desc')
    .execute();
}
