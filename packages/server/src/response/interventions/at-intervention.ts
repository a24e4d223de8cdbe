import { WijkritmeError } from '@wijkritme/contract';
import type { AccessRules } from '../../foundation/access.ts';
import type { Principal } from '../../foundation/principals.ts';
import type { LabelReader } from '../../sharing/index.ts';
import { type AtCase, atCase } from '../at-case.ts';
import { labelReader } from '../label-reader.ts';
import type { ResponseRoom } from '../room.ts';

import { type InterventionRow, selectInterventions, showInterventions } from '../sql/read-interventions.ts';

/** A person who works on signals, at a measure of a case that they may see. */
export interface AtIntervention {
  readonly row: InterventionRow;
  readonly reader: LabelReader;
  readonly case: AtCase;
}

export interface AskedIntervention {
  readonly principal: Principal;
  readonly id: number;
  /** The answer shows it, so a receipt is kept. */
  readonly shows?: boolean;
}

/**
 * A measure that is not there and one whose case may not be seen get the same answer.
 * @throws WijkritmeError not_found, forbidden
 */
export async function atIntervention(
  room: ResponseRoom,
  access: AccessRules,
  { principal, id, shows = false }: AskedIntervention,
): Promise<AtIntervention> {
  const reader = labelReader(room, access, principal);
  const ask = { id, limit: 1 };
  const [row] = await (shows
    ? showInterventions(room.db, reader, { ...ask, spare: 0 })
    : selectInterventions(room.db, reader, ask));
  if (!row)
    throw new WijkritmeError('not_found', {
      nl: `Er is geen maatregel ${id} die u mag zien. Kies er een uit de lijst van maatregelen.`,
      en: `There is no measure ${id} that you may see. Choose one from the list of measures.`,
    });
  return { row, reader, case: await atCase(room, access, { principal, id: row.case_id }) };
}

/** The first of the roles in which somebody works there; a change is kept with it. */
export function changerOf({ person, roles }: AtCase, now: number) {
  const [role] = roles;
  if (!role) throw new Error(`person ${person.personId} works on signals without a role`);
  return { personId: person.personId, organisationId: person.organisationId, role, at: new Date(now) };
}
