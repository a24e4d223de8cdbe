import { type NoticePreferencesChange, noticeKinds } from '@wijkritme/contract';
import type { Insertable, Selectable } from 'kysely';
import type { MailVerificationTable, NoticePreferenceTable, NoticesDb } from '../tables.ts';

export type PreferenceRow = Selectable<NoticePreferenceTable>;

/** Of who never chose: everything in the application, nothing by mail. */
export const defaultPreference = (personId: number): PreferenceRow => ({
  person_id: personId,
  kinds: [...noticeKinds],
  places: [],
  mail: false,
  mail_rhythm: 'each',
  quiet_from: null,
  quiet_to: null,
  time_zone: 'Europe/Amsterdam',
  language: 'nl',
  mail_address: null,
  mail_verified_at: null,
  version: 0,
});

export async function selectPreferences(db: NoticesDb): Promise<ReadonlyMap<number, PreferenceRow>> {
  const rows = await db.selectFrom('notice_preference').selectAll().execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}

export async function findPreference(db: NoticesDb, personId: number): Promise<PreferenceRow> {
  const row = await db.selectFrom('notice_preference').selectAll().where('person_id', '=', personId).executeTakeFirst();
  return row ?? defaultPreference(personId);
}

/** false: no longer at the version that was seen. */
export async function savePreference(
  db: NoticesDb,
  personId: number,
  { version, quiet, ...change }: NoticePreferencesChange,
): Promise<boolean> {
  const values = {
    kinds: change.kinds,
    places: change.places,
    mail: change.mail,
    mail_rhythm: change.mailRhythm,
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    time_zone: change.timeZone,
    language: change.language,
  };
  if (version === 0) await ensurePreference(db, personId);
  const { numUpdatedRows } = await db
    .updateTable('notice_preference')
    .set((row) => ({ ...values, version: row('version', '+', 1) }))
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function stopMail(db: NoticesDb, personId: number): Promise<void> {
  await db
    .updateTable('notice_preference')
    .set((row) => ({ mail: false, version: row('version', '+', 1) }))
    .where('person_id', '=', personId)
    .where('mail', '=', true)
    .execute();
}

/** Makes the row of who never chose, so that there is something to change. */
async function ensurePreference(db: NoticesDb, personId: number): Promise<void> {
  await db
    .insertInto('notice_preference')
    .values(defaultPreference(personId))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function upsertVerification(db: NoticesDb, row: Insertable<MailVerificationTable>): Promise<void> {
  await db
    .insertInto('mail_verification')
    .values(row)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
}

export function findVerification(
  db: NoticesDb,
  personId: number,
): Promise<Selectable<MailVerificationTable> | undefined> {
  return db.selectFrom('mail_verification').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

/** The address of this link is the one of its person from now on. false: used, ended, replaced, or never was. */
export function confirmAddress(db: NoticesDb, tokenHash: Buffer, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .deleteFrom('mail_verification')
      .where('token_hash', '=', tokenHash)
      .where('ends_at', '>', now)
      .returning(['person_id', 'address'])
      .executeTakeFirst();
    if (!found) return false;
    await ensurePreference(trx, found.person_id);
    const confirmed = { mail_address: found.address, mail_verified_at: now, mail: true };
    await trx
      .updateTable('notice_preference')
      .set((row) => ({ ...confirmed, version: row('version', '+', 1) }))
      .where('person_id', '=', found.person_id)
      .execute();
    return true;
  });
}
