import type { OidcProvider } from '@wijkritme/contract';
import type { Context } from '../../foundation/context.ts';
import { logPeople, rolesDetail } from '../log-people.ts';
import type { SharingRoom } from '../room.ts';
import { ensureOrganisation, insertIdentity, mayEnter, selectIdentity } from '../sql/identities.ts';
import { insertPerson, replaceGrants } from '../sql/people.ts';
import type { SharingDb } from '../tables.ts';
import { type Claims, grantsOf } from './claims.ts';

export interface Newcomer {
  readonly settings: OidcProvider;
  readonly claims: Claims;
}

/**
 * Whom the provider vouches for: made at the first time, with the roles of its claims from now on. Known by the provider's
 * own subject alone: an address that happens to be the same does not open somebody's account.
 *
 * @returns the person's number; undefined: no role here, or blocked. Then roles of before are taken back as well.
 */
export async function welcome(
  { clock, access }: Context,
  { db }: SharingRoom,
  { settings, claims }: Newcomer,
): Promise<number | undefined> {
  const roles = grantsOf(claims, settings.roles, (code) => access.places.idOf(code));
  const now = new Date(clock.now());
  return db.transaction().execute(async (trx) => {
    const known = await selectIdentity(trx, settings.id, String(claims.sub));
    if (known === undefined && roles.length === 0) return undefined;
    const personId = known ?? (await makePerson(trx, { settings, claims }, now));
    const source = `oidc:${settings.id}`;
    await replaceGrants(trx, personId, { source, roles, now });
    const detail = { roles: rolesDetail(roles), source };
    const fact = { kind: 'person.changed' as const, subject: `person:${personId}`, detail };
    await logPeople(trx, fact, { at: now.getTime(), by: source });
    return roles.length > 0 && (await mayEnter(trx, personId)) ? personId : undefined;
  });
}

async function makePerson(db: SharingDb, { settings, claims }: Newcomer, now: Date): Promise<number> {
  const organisationId = await ensureOrganisation(db, settings.organisation, now);
  const name = textOf(claims.name) ?? textOf(claims.preferred_username) ?? textOf(claims.email) ?? 'Zonder naam';
  // The address is for people to recognise one another; where somebody has it already it is left out.
  const email = textOf(claims.email)?.toLowerCase() ?? null;
  const personId =
    (await insertPerson(db, { name, email, organisationId }, now)) ??
    (await insertPerson(db, { name, email: null, organisationId }, now));
  if (personId === undefined) throw new Error('a person without an address conflicts with nobody');
  await insertIdentity(db, { provider: settings.id, subject: String(claims.sub), person_id: personId });
  return personId;
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim.slice(0, 120) : undefined;
}
