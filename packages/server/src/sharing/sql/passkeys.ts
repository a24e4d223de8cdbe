import { type Selectable, sql } from 'kysely';
import type { PasskeyTable, SharingDb } from '../tables.ts';

export type PasskeyRow = Selectable<PasskeyTable>;

/** More waiting challenges than this, and the oldest goes: nobody fills the store by asking. */
const CHALLENGES_AT_ONCE = 10_000;

export interface ChallengeKey {
  readonly hash: Buffer;
  readonly personId: number | null;
  readonly now: Date;
}

export async function insertChallenge(db: SharingDb, { hash, personId, now, endsAt }: ChallengeKey & { endsAt: Date }) {
  await db
    .deleteFrom('passkey_challenge')
    .where((eb) =>
      eb.or([
        eb('ends_at', '<=', now),
        eb(
          'challenge_hash',
          'in',
          eb
            .selectFrom('passkey_challenge')
            .select('challenge_hash')
            .orderBy('ends_at', 'desc')
            .offset(CHALLENGES_AT_ONCE - 1),
        ),
      ]),
    )
    .execute();
  await db
    .insertInto('passkey_challenge')
    .values({ challenge_hash: hash, person_id: personId, ends_at: endsAt })
    .execute();
}

/** Takes it away; false: it was not there, was used, has ended, or was for somebody else. */
export async function takeChallenge(db: SharingDb, { hash, personId, now }: ChallengeKey): Promise<boolean> {
  const row = await db
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', hash)
    .returning(['person_id', 'ends_at'])
    .executeTakeFirst();
  return row !== undefined && row.person_id === personId && row.ends_at > now;
}

export const selectPasskeys = (db: SharingDb, personId: number): Promise<PasskeyRow[]> =>
  db.selectFrom('passkey').selectAll().where('person_id', '=', personId).orderBy('id').execute();

/** Of somebody who may sign in now: not blocked, of an organisation that has not stopped. */
export const selectPasskeyToUse = (db: SharingDb, credentialId: string): Promise<PasskeyRow | undefined> =>
  db
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.person_id')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .selectAll('passkey')
    .where('passkey.credential_id', '=', credentialId)
    .where('person.blocked_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .executeTakeFirst();

/** undefined: this credential is known already. */
export const insertPasskey = (
  db: SharingDb,
  passkey: Omit<PasskeyRow, 'id' | 'used_at' | 'counter'> & { readonly counter: number },
): Promise<PasskeyRow | undefined> =>
  db
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();

/** false: another sign-in with this counter, or a later one, came first; a counter that stays 0 counts nothing [WebAuthn, 6.1.1]. */
export async function usePasskey(db: SharingDb, id: number, { counter, now, synced }: PasskeyUse): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ counter, used_at: now, synced })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([eb('counter', '<', String(counter)), eb.and([eb('counter', '=', '0'), eb.lit(counter === 0)])]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface PasskeyUse {
  readonly counter: number;
  readonly now: Date;
  readonly synced: boolean;
}

export const updatePasskeyName = (
  db: SharingDb,
  { personId, id, name }: { readonly personId: number; readonly id: number; readonly name: string },
): Promise<PasskeyRow | undefined> =>
  db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returningAll()
    .executeTakeFirst();

/** `gone` also where it never was one of theirs; `last`: there would be no way left to sign in. */
export async function deletePasskey(
  db: SharingDb,
  { personId, id }: { readonly personId: number; readonly id: number },
): Promise<'removed' | 'gone' | 'last'> {
  // Of two removals at once one waits for the other, so that both do not leave the other as the last.
  await sql`select 1 from person where id = ${personId} for update`.execute(db);
  const rows = await selectPasskeys(db, personId);
  if (!rows.some((row) => row.id === id)) return 'gone';
  if (rows.length === 1 && !(await hasOtherWay(db, personId))) return 'last';
  await db.deleteFrom('passkey').where('id', '=', id).where('person_id', '=', personId).execute();
  return 'removed';
}

async function hasOtherWay(db: SharingDb, personId: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select
    exists (select 1 from password p join second_factor f using (person_id) where p.person_id = ${personId})
    or exists (select 1 from person_identity i where i.person_id = ${personId}) as found`.execute(db);
  return rows[0]?.found ?? false;
}

export const deletePasskeysOf = (db: SharingDb, personId: number) =>
  db.deleteFrom('passkey').where('person_id', '=', personId).execute();
