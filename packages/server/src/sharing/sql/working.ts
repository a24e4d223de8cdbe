import type { OrganisationKind, RoleGrant } from '@wijkritme/contract';
import { sql } from 'kysely';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { SharingDb } from '../tables.ts';

/** Somebody as who they would be if they asked now. */
export interface WorkingPerson {
  readonly principal: PersonPrincipal;
  /** With which they sign in; null: came by a provider that tells none. */
  readonly email: string | null;
}

/** No session of anybody: it gives no purpose, so protected readings stay closed. */
const NO_SESSION = 0;

export async function selectWorking(db: SharingDb): Promise<WorkingPerson[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'person.email', 'organisation.id as organisation_id', 'organisation.kind'])
    .select(
      sql<RoleGrant[] | null>`(select json_agg(json_build_object('role', role, 'placeId', place_id))
        from role_grant where role_grant.person_id = person.id)`.as('roles'),
    )
    .where('person.blocked_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({ principal: toPrincipal(row), email: row.email }));
}

function toPrincipal(row: {
  readonly id: number;
  readonly organisation_id: number;
  readonly kind: OrganisationKind;
  readonly roles: RoleGrant[] | null;
}): PersonPrincipal {
  return {
    kind: 'person',
    personId: row.id,
    organisationId: row.organisation_id,
    organisationKind: row.kind,
    roles: row.roles ?? [],
    sessionId: NO_SESSION,
  };
}
