import { type Role, WijkritmeError } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import type { PersonPrincipal, Principal } from '../foundation/principals.ts';
import { requirePerson, rolesAt } from './at-signal.ts';
import type { ResponseRoom } from './room.ts';
import { type CaseReader, type CaseRow, selectCases } from './sql/read-cases.ts';

/** A person who works on signals, at a case that they may see. */
export interface AtCase {
  readonly row: CaseRow;
  readonly person: PersonPrincipal;
  readonly roles: readonly Role[];
  /** Does this person work on signals there? */
  mayAt(placeId: number | null): boolean;
}

/** Where somebody works on signals. @throws WijkritmeError forbidden: not a person */
export function caseReader({ places }: ResponseRoom, access: AccessRules, principal: Principal): CaseReader {
  const { personId, organisationId } = requirePerson(principal);
  const may = (placeId: number | null) => access.may(principal, 'signals.work', placeId);
  return {
    personId,
    organisationId,
    everywhere: may(null),
    places: places.directory.all().flatMap(({ id }) => (may(id) ? [id] : [])),
  };
}

/**
 * A case that is not there and one that may not be seen get the same answer.
 * @throws WijkritmeError not_found, forbidden
 */
export async function atCase(
  room: ResponseRoom,
  access: AccessRules,
  { principal, id }: { readonly principal: Principal; readonly id: number },
): Promise<AtCase> {
  const person = requirePerson(principal);
  const [row] = await selectCases(room.db, caseReader(room, access, principal), { id, limit: 1, offset: 0 });
  if (!row) throw new WijkritmeError('not_found', `There is no case ${id} that you may see.`);
  const mayAt = (placeId: number | null) => access.may(person, 'signals.work', placeId);
  return { row, person, roles: rolesAt(access, person, row.place_id), mayAt };
}
