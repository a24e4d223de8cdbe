import type { OrganisationKind, RoleGrant } from '@wijkritme/contract';

/** A person who has signed in, as stored at this very request: what they may do can change at any time. */
export interface PersonPrincipal {
  readonly kind: 'person';
  readonly personId: number;
  readonly organisationId: number;
  readonly organisationKind: OrganisationKind;
  readonly roles: readonly RoleGrant[];
  readonly sessionId: number;
  /** Areas for which this session has said why it looks at protected readings; null: everywhere. */
  readonly purposes?: readonly (number | null)[];
}

/** Who is asking. Rooms that issue keys add a source; the first that knows the key decides. */
export type Principal =
  | { readonly kind: 'visitor' }
  /** The key of this installation, or a session that was opened with it. */
  | { readonly kind: 'administrator'; readonly sessionId?: number; readonly purposes?: readonly (number | null)[] }
  /** `credential` names its key or its certificate, such as `key 12`: numbers of messages count within it. */
  | { readonly kind: 'device'; readonly credential: string; readonly thingId: number }
  | PersonPrincipal;

export const visitor: Principal = { kind: 'visitor' };

/** Key → principal, or undefined when this source does not know the key. Must not wait: it runs for every reading. */
export type PrincipalSource = (key: string) => Principal | undefined;

/** Who keeps the sessions of pages. */
export interface SessionSource {
  /** Session cookie → principal, as the store knows it now; undefined when there is no such session any more. */
  find(token: string): Promise<Principal | undefined>;
  /** Of those that are still there, in one go; does not count as activity. */
  lookAgain(tokens: readonly string[]): Promise<ReadonlyMap<string, Principal>>;
}

/** Why a certificate does not count; `other-thing`: it counts, but not beside the key that came with it. */
export type CertificateFault = 'unknown' | 'revoked' | 'expired' | 'not-yet-valid' | 'other-thing';

/**
 * Certificates that devices show when they connect. They come in here alone and never as a key: a fingerprint is no secret.
 * Neither may wait: `find` runs for every reading.
 */
export interface CertificateSource {
  /** SHA-256 of the certificate, in hexadecimal → principal; undefined when it does not count at this moment. */
  find(fingerprint: string): Principal | undefined;
  /** Somebody was turned away with this certificate. @returns why, for the log */
  turnAway(fingerprint: string): CertificateFault;
}

export class Principals {
  readonly #sources: PrincipalSource[] = [];
  certificates: CertificateSource = { find: () => undefined, turnAway: () => 'unknown' };
  #sessions: SessionSource = { find: async () => undefined, lookAgain: async () => new Map() };

  add(source: PrincipalSource): void {
    this.#sources.push(source);
  }

  /** Who keeps the sessions of pages; there is one. */
  useSessions(source: SessionSource): void {
    this.#sessions = source;
  }

  /** undefined: a key was given that nobody knows. */
  find(key: string): Principal | undefined {
    // No key is nobody's key, whatever a source remembers.
    if (key === '') return undefined;
    for (const source of this.#sources) {
      const found = source(key);
      if (found) return found;
    }
    return undefined;
  }

  findSession(token: string): Promise<Principal | undefined> {
    return this.#sessions.find(token);
  }

  /** For what stays open: who stands behind these sessions now. */
  lookAgain(tokens: readonly string[]): Promise<ReadonlyMap<string, Principal>> {
    return this.#sessions.lookAgain(tokens);
  }
}

/**
 * Who did it, as the log and histories keep it: role, organisation and number, never a name.
 * @example actorOf(principal) // 'person:12 organisation:3 privacy-officer'
 */
export function actorOf(principal: Principal): string {
  switch (principal.kind) {
    case 'person': {
      const roles = [...new Set(principal.roles.map(({ role }) => role))].sort().join('+') || 'no role';
      return `person:${principal.personId} organisation:${principal.organisationId} ${roles}`;
    }
    case 'device':
      return `device:${principal.thingId}`;
    case 'administrator':
    case 'visitor':
      return principal.kind;
    default:
      return principal satisfies never;
  }
}
