import { WijkritmeError } from '@wijkritme/contract';
import type { PersonPrincipal, Principal } from '../../foundation/principals.ts';

/** @throws WijkritmeError forbidden: the administrator key and devices have no passkeys */
export function ownPerson(principal: Principal): PersonPrincipal {
  if (principal.kind === 'person') return principal;
  throw new WijkritmeError('forbidden', 'Only a person with an account has passkeys.');
}
