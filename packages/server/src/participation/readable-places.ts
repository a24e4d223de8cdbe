import type { AccessRules } from '../foundation/access.ts';
import type { Principal } from '../foundation/principals.ts';

/** Of these places those of which somebody may read single reports. */
export function readablePlaces(access: AccessRules, principal: Principal, places: Iterable<number>): number[] {
  return [...places].filter((id) => access.may(principal, 'reports.read', id));
}
