import { rights, type Session } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import { maySomewhere } from '../../foundation/may.ts';
import type { PersonPrincipal, Principal } from '../../foundation/principals.ts';
import { selectPersonName } from '../sql/people.ts';
import type { SharingDb } from '../tables.ts';

export const visitorSession: Session = { role: 'visitor', rights: [], person: null };

/** What a page may know of who it works for. */
export async function sessionOf(db: SharingDb, access: AccessRules, principal: Principal): Promise<Session> {
  if (principal.kind === 'administrator') {
    return { role: 'administrator', rights: rights.map((right) => ({ right, everywhere: true })), person: null };
  }
  if (principal.kind !== 'person') return visitorSession;
  return { role: 'person', rights: rightsOf(access, principal), person: await personOf(db, principal) };
}

function rightsOf(access: AccessRules, principal: PersonPrincipal): Session['rights'] {
  return rights
    .filter((right) => maySomewhere(principal, right))
    .map((right) => ({ right, everywhere: access.may(principal, right) }));
}

async function personOf(db: SharingDb, principal: PersonPrincipal): Promise<Session['person']> {
  const { personId, organisationId, organisationKind, roles } = principal;
  const { name, organisation } = await selectPersonName(db, personId);
  return {
    id: personId,
    name,
    organisation: { id: organisationId, name: organisation, kind: organisationKind },
    roles: [...roles],
  };
}
