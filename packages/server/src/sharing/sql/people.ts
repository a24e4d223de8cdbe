import type { Person, RoleGrant } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { SharingDb } from '../tables.ts';

export const LOCAL = 'local';

export function selectPersonName(
  db: SharingDb,
  id: number,
): Promise<{ name: string; email: string | null; organisation: string }> {
  return db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.name', 'person.email', 'organisation.name as organisation'])
    .where('person.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** All, by name; or the one with this number. */
export async function selectPeople(db: SharingDb, id?: number): Promise<Person[]> {
  const grants = (isLocal: boolean) => sql<RoleGrant[]>`coalesce((
    select json_agg(json_build_object('role', role, 'placeId', place_id) order by role, place_id)
    from role_grant where person_id = person.id and (source = ${LOCAL}) = ${isLocal}), '[]')`;
  let query = db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'organisation_id', 'blocked_at'])
    .select([grants(true).as('roles'), grants(false).as('provider_roles')])
    .select(
      sql<boolean>`exists (select from password where person_id = person.id)
        or exists (select from person_identity where person_id = person.id)`.as('active'),
    );
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    organisationId: row.organisation_id,
    roles: row.roles,
    providerRoles: row.provider_roles,
    blocked: row.blocked_at !== null,
    active: row.active,
  }));
}

/** By number; who is no longer there is left out. */
export async function selectNames(db: SharingDb, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface PersonToKeep {
  readonly name: string;
  readonly email: string | null;
  readonly organisationId: number;
}

/** @returns its number; undefined: somebody has this address already */
export async function insertPerson(db: SharingDb, person: PersonToKeep, now: Date): Promise<number | undefined> {
  const row = await db
    .insertInto('person')
    .values({ name: person.name, email: person.email, organisation_id: person.organisationId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** false: there is no such person. */
export async function updatePerson(
  db: SharingDb,
  id: number,
  change: { readonly name: string; readonly organisation_id: number; readonly blocked_at?: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('person').set(change).where('id', '=', id).executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deletePerson(db: SharingDb, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('person').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The roles of this source from now on; those of other sources stay. */
export async function replaceGrants(
  db: SharingDb,
  personId: number,
  { source, roles, now }: { readonly source: string; readonly roles: readonly RoleGrant[]; readonly now: Date },
): Promise<void> {
  await db.deleteFrom('role_grant').where('person_id', '=', personId).where('source', '=', source).execute();
  if (roles.length === 0) return;
  await db
    .insertInto('role_grant')
    .values(
      roles.map(({ role, placeId }) => ({ person_id: personId, role, place_id: placeId, source, granted_at: now })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function isOrganisation(db: SharingDb, id: number): Promise<boolean> {
  const row = await db.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
