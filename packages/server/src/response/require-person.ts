import { WijkritmeError } from '@wijkritme/contract';
import type { PersonPrincipal, Principal } from '../foundation/principals.ts';

/** @throws WijkritmeError forbidden: the key of the installation, which is nobody in a role */
export function requirePerson(principal: Principal): PersonPrincipal {
  if (principal.kind === 'person') return principal;
  throw new WijkritmeError('forbidden', {
    nl: 'Dit hoort bij een persoon met een rol; meld u aan met uw eigen account in plaats van met de sleutel.',
    en: 'This belongs to a person in a role; sign in with your own account instead of the key.',
  });
}
