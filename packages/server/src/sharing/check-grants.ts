import type { RoleGrant } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import { refuseFields, type WrongField } from '../foundation/refuse-fields.ts';
import { accountWords } from './account-words.ts';
import { isOrganisation } from './sql/people.ts';
import type { SharingDb } from './tables.ts';

/**
 * Organisation and places must exist: a role at a place that is not there would give nothing, and nobody would see why.
 * @throws WijkritmeError invalid_input
 */
export async function checkGrants(
  db: SharingDb,
  access: AccessRules,
  { organisationId, roles }: { readonly organisationId: number; readonly roles: readonly RoleGrant[] },
): Promise<void> {
  const fields = roles.flatMap(({ placeId }, at): WrongField[] =>
    placeId !== null && access.places.pathOf(placeId).length === 0
      ? [{ pointer: `/roles/${at}/placeId`, message: accountWords.noPlace(placeId) }]
      : [],
  );
  if (!(await isOrganisation(db, organisationId)))
    fields.push({ pointer: '/organisationId', message: accountWords.noOrganisation(organisationId) });
  refuseFields(fields);
}
