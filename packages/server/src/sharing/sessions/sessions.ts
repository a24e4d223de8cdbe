import type { Clock } from '../../foundation/clock.ts';
import type { Principal } from '../../foundation/principals.ts';
import {
  deleteEndedSessions,
  deleteOldestSessions,
  type FoundSession,
  insertSession,
  selectSessionsByToken,
  touchSession,
} from '../sql/sessions.ts';
import type { SharingDb } from '../tables.ts';
import { lasting, SEEN_STEP_MS, SESSION_MS, SESSIONS_AT_ONCE } from './session-limits.ts';
import { hashOfToken, makeToken } from './token.ts';

/** Whose session it becomes, and by which way they came. */
export type Opening =
  | { readonly way: 'key' }
  | { readonly way: 'password' | 'passkey'; readonly personId: number }
  | {
      readonly way: 'provider';
      readonly provider: string;
      readonly personId: number;
      readonly subject: string;
      readonly providerSession: string | null;
    };

/** Sessions of pages, in the store: each request asks for them anew. */
export class Sessions {
  readonly #db: SharingDb;
  readonly #clock: Clock;
  readonly #keyHash: Buffer;

  /** @param adminKey sessions opened with another key are over */
  constructor(db: SharingDb, clock: Clock, adminKey: string) {
    this.#db = db;
    this.#clock = clock;
    this.#keyHash = hashOfToken(adminKey);
  }

  /** @returns the token for the cookie; it is kept nowhere else */
  async open(opening: Opening): Promise<string> {
    const token = makeToken('wrs');
    const now = this.#clock.now();
    await deleteEndedSessions(this.#db, lasting(now));
    await insertSession(this.#db, {
      token_hash: hashOfToken(token),
      person_id: opening.way === 'key' ? null : opening.personId,
      way: opening.way === 'provider' ? opening.provider : opening.way,
      key_hash: opening.way === 'key' ? this.#keyHash : null,
      subject: opening.way === 'provider' ? opening.subject : null,
      provider_session: opening.way === 'provider' ? opening.providerSession : null,
      opened_at: new Date(now),
      seen_at: new Date(now),
      ends_at: new Date(now + SESSION_MS),
    });
    await deleteOldestSessions(this.#db, opening.way === 'key' ? null : opening.personId, SESSIONS_AT_ONCE);
    return token;
  }

  /** Who this is at this moment; undefined when the session has ended, was revoked or never was. */
  async find(token: string): Promise<Principal | undefined> {
    if (!token.startsWith('wrs_')) return undefined;
    const now = this.#clock.now();
    const [found] = await selectSessionsByToken(this.#db, [hashOfToken(token)], lasting(now));
    if (!found) return undefined;
    if (found.seenAt.getTime() < now - SEEN_STEP_MS) await touchSession(this.#db, found.id, new Date(now));
    return this.#toPrincipal(found);
  }

  /** Who these are at this moment, without counting as activity: a page that merely listens lets its session run out. */
  async lookAgain(tokens: readonly string[]): Promise<ReadonlyMap<string, Principal>> {
    if (tokens.length === 0) return new Map();
    const byHash = new Map(tokens.map((token) => [hashOfToken(token).toString('hex'), token]));
    const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex'));
    const found = new Map<string, Principal>();
    for (const session of await selectSessionsByToken(this.#db, hashes, lasting(this.#clock.now()))) {
      const principal = this.#toPrincipal(session);
      const token = byHash.get(session.tokenHash.toString('hex'));
      if (principal && token !== undefined) found.set(token, principal);
    }
    return found;
  }

  #toPrincipal({ id, person, keyHash, purposes }: FoundSession): Principal | undefined {
    if (person) return { kind: 'person', sessionId: id, purposes, ...person };
    return keyHash?.equals(this.#keyHash) ? { kind: 'administrator', sessionId: id, purposes } : undefined;
  }
}
