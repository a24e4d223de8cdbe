import type { Coworker, OrganisationName } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import { selectOrganisations } from './sql/organisations.ts';
import { selectPeople } from './sql/people.ts';
import type { SharingDb } from './tables.ts';

/** Who works on signals at a place, by name; null: at no known place, so those who work everywhere. */
export async function coworkersAt(db: SharingDb, access: AccessRules, placeId: number | null): Promise<Coworker[]> {
  const [people, organisations] = await Promise.all([selectPeople(db), selectOrganisations(db)]);
  const names = new Map<number, OrganisationName>(
    organisations.filter(({ closed }) => !closed).map(({ id, name, kind }) => [id, { id, name, kind }]),
  );
  return people.flatMap(({ id, name, organisationId, blocked, roles, providerRoles }) => {
    const organisation = names.get(organisationId);
    if (blocked || !organisation) return [];
    const principal = {
      kind: 'person' as const,
      personId: id,
      organisationId,
      organisationKind: organisation.kind,
      roles: [...roles, ...providerRoles],
      sessionId: 0,
    };
    return access.may(principal, 'signals.work', placeId) ? [{ id, name, organisation }] : [];
  });
}
