import { type Right, type RoleGrant, rightsOfRole, withheldFrom } from '@wijkritme/contract';
import type { PersonPrincipal, Principal } from './principals.ts';

/**
 * May they do this here? What no rule allows is denied.
 *
 * @param path the place and everything around it, smallest first; empty: the whole installation, or a place that is not
 *   known, for which only a role without a place suffices
 */
export function mayAt(principal: Principal, right: Right, path: readonly number[]): boolean {
  return decide(principal, right, ({ placeId }) => placeId === null || path.includes(placeId));
}

/** May they do this at some place at least? For doors, and for what a page offers; the place itself is asked later. */
export function maySomewhere(principal: Principal, right: Right): boolean {
  return decide(principal, right, () => true);
}

function decide(principal: Principal, right: Right, holds: (grant: RoleGrant) => boolean): boolean {
  switch (principal.kind) {
    case 'administrator':
      return true;
    case 'person':
      return !isWithheld(principal, right) && principal.roles.some((grant) => gives(grant, right) && holds(grant));
    case 'device':
    case 'visitor':
      return false;
    default:
      return principal satisfies never;
  }
}

function gives({ role }: RoleGrant, right: Right): boolean {
  return rightsOfRole[role]?.includes(right) ?? false;
}

function isWithheld({ organisationKind }: PersonPrincipal, right: Right): boolean {
  return withheldFrom[organisationKind]?.includes(right) ?? false;
}
