import { WijkritmeError } from '@wijkritme/contract';
import type { PersonPrincipal, Principal } from '../../foundation/principals.ts';

/** @throws WijkritmeError forbidden: the administrator key and devices have no passkeys */
export function ownPerson(principal: Principal): PersonPrincipal {
  if (principal.kind === 'person') return principal;
  throw new WijkritmeError('forbidden', {
    nl: 'Alleen wie een account heeft, heeft passkeys. Meld u aan met uw eigen account.',
    en: 'Only a person with an account has passkeys. Sign in with your own account.',
  });
}
