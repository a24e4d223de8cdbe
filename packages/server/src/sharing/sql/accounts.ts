import type { SharingDb } from '../tables.ts';

export interface Account {
  readonly personId: number;
  readonly passwordHash: string;
  /** Sealed. */
  readonly secret: Buffer;
}

/** Of somebody who may sign in with a password now; `by` their address or their number. */
export async function selectAccount(
  db: SharingDb,
  by: { readonly email: string } | { readonly personId: number },
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .innerJoin('password', 'password.person_id', 'person.id')
    .innerJoin('second_factor', 'second_factor.person_id', 'person.id')
    .select(['person.id', 'password.hash', 'second_factor.secret'])
    .where('person.blocked_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .where((eb) =>
      'email' in by ? eb(eb.fn('lower', ['person.email']), '=', by.email) : eb('person.id', '=', by.personId),
    )
    .executeTakeFirst();
  return row && { personId: row.id, passwordHash: row.hash, secret: row.secret };
}

export async function upsertPassword(db: SharingDb, personId: number, password: { hash: string; now: Date }) {
  const values = { hash: password.hash, changed_at: password.now };
  await db
    .insertInto('password')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

export interface SecondFactorToKeep {
  readonly secret: Buffer;
  /** Step of the code that confirmed it. */
  readonly step: number;
  readonly now: Date;
}

export async function upsertSecondFactor(db: SharingDb, personId: number, factor: SecondFactorToKeep): Promise<void> {
  const values = { secret: factor.secret, last_step: factor.step, confirmed_at: factor.now, next_secret: null };
  await db
    .insertInto('second_factor')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

/** false: a code of this step, or of a later one, was used already. */
export async function useStep(db: SharingDb, personId: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', String(step))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function updateNextSecret(db: SharingDb, personId: number, secret: Buffer): Promise<void> {
  await db.updateTable('second_factor').set({ next_secret: secret }).where('person_id', '=', personId).execute();
}

export async function selectNextSecret(db: SharingDb, personId: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('second_factor')
    .select('next_secret')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.next_secret ?? null;
}

export async function replaceRecoveryCodes(db: SharingDb, personId: number, hashes: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await db
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ person_id: personId, hash })))
    .execute();
}

/** false: it is not one of theirs, or was used. */
export async function useRecoveryCode(db: SharingDb, personId: number, hash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('person_id', '=', personId)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
