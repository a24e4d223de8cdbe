import type { Assignee, OrganisationName } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { ResponseRoom } from '../room.ts';
import { organisationNames } from '../to-case.ts';

/** Who may work where, and how they are called, for one answer. */
export interface Colleagues {
  /** May this person work on signals there now? Somebody who left, or was blocked, may not. */
  mayWork(personId: number, placeId: number | null): boolean;
  toAssignee(personId: number, organisationId?: number): Assignee;
}

/** @param ids whose names will be asked */
export async function loadColleagues(
  room: ResponseRoom,
  access: AccessRules,
  { me, ids }: { readonly me: number; readonly ids: readonly number[] },
): Promise<Colleagues> {
  if (ids.length === 0) return nobody;
  const [working, names, organisations] = await Promise.all([
    room.sharing.working(),
    room.sharing.namesOf(ids),
    organisationNames(room),
  ]);
  const principals = new Map(working.map(({ principal }) => [principal.personId, principal]));
  return {
    mayWork: (personId, placeId) => isWorker(access, principals.get(personId), placeId),
    toAssignee: (personId, organisationId) => {
      const organisation = organisations.get(organisationId ?? principals.get(personId)?.organisationId ?? -1);
      return { personId, name: names.get(personId) ?? null, organisation: organisation ?? null, isMe: personId === me };
    },
  };
}

const isWorker = (access: AccessRules, person: PersonPrincipal | undefined, placeId: number | null): boolean =>
  person !== undefined && access.may(person, 'signals.work', placeId);

const noOrganisation: OrganisationName | null = null;
const nobody: Colleagues = {
  mayWork: () => false,
  toAssignee: (personId) => ({ personId, name: null, organisation: noOrganisation, isMe: false }),
};
