import type { Role } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import type { PersonPrincipal, Principal } from '../foundation/principals.ts';
import type { LabelReader } from '../sharing/index.ts';
import { rolesAt } from './at-signal.ts';
import { labelReader } from './label-reader.ts';
import { noCase } from './no-case.ts';
import { requirePerson } from './require-person.ts';
import type { FoundCase, ResponseRoom } from './room.ts';
import { type CaseRow, selectCases, showCases } from './sql/read-cases.ts';

interface AskedCase {
  readonly principal: Principal;
  readonly id: number;
}

/** A person who works on signals, at a case that they may see. */
export interface AtCase {
  readonly row: CaseRow;
  readonly reader: LabelReader;
  readonly person: PersonPrincipal;
  readonly roles: readonly Role[];
  /** Does this person work on signals there? */
  mayAt(placeId: number | null): boolean;
}

/**
 * A case that is not there and one that may not be seen get the same answer.
 * @throws WijkritmeError not_found, forbidden
 */
export async function atCase(room: ResponseRoom, access: AccessRules, asked: AskedCase): Promise<AtCase> {
  const reader = labelReader(room, access, asked.principal);
  const [row] = await selectCases(room.db, reader, { id: asked.id, limit: 1 });
  return toAtCase(access, asked, { row, reader });
}

/**
 * The same, to be shown whole: a receipt is kept.
 * @throws WijkritmeError not_found, forbidden
 */
export async function atShownCase(room: ResponseRoom, access: AccessRules, asked: AskedCase): Promise<AtCase> {
  const reader = labelReader(room, access, asked.principal);
  const ask = { id: asked.id, limit: 1, as: 'case', spare: 0 } as const;
  const [row] = await showCases(room.db, reader, ask);
  return toAtCase(access, asked, { row, reader });
}

function toAtCase(
  access: AccessRules,
  { principal, id }: AskedCase,
  { row, reader }: { readonly row: CaseRow | undefined; readonly reader: LabelReader },
): AtCase {
  if (!row) throw noCase(id);
  const person = requirePerson(principal);
  const mayAt = (placeId: number | null) => access.may(person, 'signals.work', placeId);
  return { row, reader, person, roles: rolesAt(access, person, row.place_id), mayAt };
}

/** Who does something, as it is kept with it; in the first of their roles there. */
export function writerOf({ person, roles }: Pick<AtCase, 'person' | 'roles'>) {
  return { author_id: person.personId, organisation_id: person.organisationId, role: roles[0] ?? null };
}

/** A case that this person may see now, asked by the same statement as everywhere. */
export async function findCase(
  room: ResponseRoom,
  access: AccessRules,
  { person, id }: { readonly person: PersonPrincipal; readonly id: number },
): Promise<FoundCase | undefined> {
  const [row] = await selectCases(room.db, labelReader(room, access, person), { id, limit: 1 });
  return (
    row && {
      id: row.id,
      placeId: row.place_id,
      label: row.label,
      hiddenFrom: row.hidden_from,
      answerFirst: row.answer_first,
    }
  );
}
