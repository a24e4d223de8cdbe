import type { Role } from '@wijkritme/contract';
import type { AccessRules } from '../foundation/access.ts';
import type { PersonPrincipal, Principal } from '../foundation/principals.ts';
import { wrongFields } from '../foundation/refuse-fields.ts';
import type { SignalSpan } from '../rhythm/index.ts';
import { noSignal } from '../rhythm/index.ts';
import type { LabelReader } from '../sharing/index.ts';
import { answerWords } from './answer-words.ts';
import { labelReader } from './label-reader.ts';
import { requirePerson } from './require-person.ts';
import type { ResponseRoom } from './room.ts';

/** A person who works on signals, at a signal of a place where they may. */
export interface AtSignal {
  readonly signal: SignalSpan;
  readonly person: PersonPrincipal;
  readonly reader: LabelReader;
  /** In which they may answer at this place. */
  readonly roles: readonly Role[];
}

/**
 * @throws WijkritmeError not_found: there is no such signal; unauthorized, forbidden: no right at its place, or not a
 *   person: an interpretation belongs to somebody in a role
 */
export async function atSignal(
  room: ResponseRoom,
  access: AccessRules,
  { principal, id }: { readonly principal: Principal; readonly id: number },
): Promise<AtSignal> {
  const signal = await room.rhythm.findSignal(id);
  if (!signal) throw noSignal(id);
  access.require(principal, 'signals.work', signal.placeId);
  const person = requirePerson(principal);
  const reader = labelReader(room, access, principal);
  return { signal, person, reader, roles: rolesAt(access, person, signal.placeId) };
}

/** In which somebody works on signals here. */
export function rolesAt(access: AccessRules, person: PersonPrincipal, placeId: number | null): Role[] {
  const holds = (role: PersonPrincipal['roles'][number]) =>
    access.may({ ...person, roles: [role] }, 'signals.work', placeId);
  return [...new Set(person.roles.filter(holds).map(({ role }) => role))].sort();
}

/**
 * The role in which somebody answers.
 * @throws WijkritmeError invalid_input: one of several has to be chosen, or it is not theirs here
 */
export function roleFor({ roles }: Pick<AtSignal, 'roles'>, asked: Role | undefined): Role {
  const [first] = roles;
  if (asked === undefined && roles.length === 1 && first) return first;
  if (asked !== undefined && roles.includes(asked)) return asked;
  throw wrongFields([{ pointer: '/role', message: answerWords.oneOfRoles(roles) }]);
}
