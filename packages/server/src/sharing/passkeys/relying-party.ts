import { isIP } from 'node:net';
import { WijkritmeError } from '@wijkritme/contract';
import type { Config } from '../../foundation/config.ts';
import { baseOf } from '../oidc/base-of.ts';

/** For whom a passkey is good: a name, and the one origin whose pages may use it [WebAuthn, 5.1.2 and 7.1]. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** By PUBLIC_URL; without it, on one machine, as the browser asked. undefined: an address of numbers can have no passkeys. */
export function findRelyingParty(config: Config, host: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(baseOf(config, { host }));
  // Browsers offer passkeys in a secure context alone: over TLS, or on this machine.
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isSecure && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { id: hostname, origin } : undefined;
}

/** @throws WijkritmeError conflict: this installation has no name over TLS */
export function relyingPartyOf(config: Config, host: string): RelyingParty {
  const party = findRelyingParty(config, host);
  if (party) return party;
  throw new WijkritmeError('conflict', {
    nl: 'Voor passkeys is een naam met TLS nodig: zet PUBLIC_URL op het https-adres van deze installatie, of open haar als localhost.',
    en: 'Passkeys need a name and TLS: set PUBLIC_URL to the https address of this installation, or open it as localhost.',
  });
}
