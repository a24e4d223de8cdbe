import { MINUTE, SECOND } from '@wijkritme/contract';
import type { Sealer } from '../accounts/sealer.ts';

/** What must come back from the provider as it went, kept sealed in the browser: so nobody can fill our memory with it. */
export interface Pending {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  /** Proof key (RFC 7636). */
  readonly verifier: string;
  readonly returnTo: string;
  readonly endsAt: number;
}

export const pendingCookie = 'wijkritme_oidc';
export const PENDING_MS = 10 * MINUTE;
/** Comes along when the provider sends the browser back, so it is Lax; and goes nowhere else. */
export const pendingOptions = { maxAgeSeconds: PENDING_MS / SECOND, sameSite: 'Lax', path: '/v1/oidc' } as const;

const PURPOSE = 'oidc';

export function sealPending(sealer: Sealer, pending: Pending): string {
  return sealer.seal(JSON.stringify(pending), PURPOSE).toString('base64url');
}

export function openPending(sealer: Sealer, sealed: string | undefined, now: number): Pending | undefined {
  const text = sealed === undefined ? undefined : sealer.open(Buffer.from(sealed, 'base64url'), PURPOSE);
  if (text === undefined) return undefined;
  // Only we can seal, so it has the shape that we gave it.
  const pending = JSON.parse(text) as Pending;
  return pending.endsAt > now ? pending : undefined;
}
