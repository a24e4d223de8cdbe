import type { AccessRules } from '../foundation/access.ts';
import type { Principal } from '../foundation/principals.ts';
import type { LabelReader } from '../sharing/index.ts';
import { requirePerson } from './require-person.ts';
import type { ResponseRoom } from './room.ts';

/** Who reads, as the rule of sharing labels needs them, at this moment. @throws WijkritmeError forbidden: not a person */
export function labelReader(
  { places, clock }: Pick<ResponseRoom, 'places' | 'clock'>,
  access: AccessRules,
  principal: Principal,
): LabelReader {
  const { personId, organisationId } = requirePerson(principal);
  const may = (placeId: number | null) => access.may(principal, 'signals.work', placeId);
  return {
    personId,
    organisationId,
    everywhere: may(null),
    places: places.directory.all().flatMap(({ id }) => (may(id) ? [id] : [])),
    now: new Date(clock.now()),
  };
}
