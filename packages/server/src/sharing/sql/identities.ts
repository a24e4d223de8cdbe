import type { OidcProvider } from '@wijkritme/contract';
import type { PersonIdentityTable, SharingDb } from '../tables.ts';

export async function selectIdentity(db: SharingDb, provider: string, subject: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('person_identity')
    .select('person_id')
    .where('provider', '=', provider)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.person_id;
}

export async function insertIdentity(db: SharingDb, identity: PersonIdentityTable): Promise<void> {
  await db.insertInto('person_identity').values(identity).execute();
}

/** By name; made when it is not there. */
export async function ensureOrganisation(
  db: SharingDb,
  { kind, name }: OidcProvider['organisation'],
  now: Date,
): Promise<number> {
  await db
    .insertInto('organisation')
    .values({ kind, name, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Not blocked, and of an organisation that goes on. */
export async function mayEnter(db: SharingDb, personId: number): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select('person.id')
    .where('person.id', '=', personId)
    .where('person.blocked_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes a logout token. false: it was there already, so this is a replay. */
export async function insertLogoutToken(
  db: SharingDb,
  token: { readonly provider: string; readonly jti: string; readonly ends_at: Date },
  now: Date,
): Promise<boolean> {
  await db.deleteFrom('logout_token').where('ends_at', '<', now).execute();
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('logout_token')
    .values(token)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

export interface LoggedOut {
  readonly provider: string;
  readonly subject: string | undefined;
  readonly providerSession: string | undefined;
}

/** The session that the provider names, or all of the person when it names none. */
export async function deleteProviderSessions(
  db: SharingDb,
  { provider, subject, providerSession }: LoggedOut,
): Promise<void> {
  let query = db.deleteFrom('session').where('way', '=', provider);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (providerSession !== undefined) query = query.where('provider_session', '=', providerSession);
  await query.execute();
}
