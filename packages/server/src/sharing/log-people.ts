import type { Json } from './log/canonical-json.ts';
import { appendLog } from './sql/log.ts';
import type { SharingDb } from './tables.ts';

export interface PeopleFact {
  readonly kind:
    | 'organisation.created'
    | 'organisation.changed'
    | 'person.invited'
    | 'person.changed'
    | 'person.removed'
    | 'person.reset'
    | 'account.opened'
    | 'account.changed';
  readonly subject: string;
  /** Numbers, kinds and roles; never a name or an address. */
  readonly detail: Json;
}

/** Tells the tamper-evident log what changed about who may do what. Last step of the transaction. */
export function logPeople(db: SharingDb, fact: PeopleFact, note: { readonly at: number; readonly by: string }) {
  return appendLog(db, { ...fact, at: note.at, actor: note.by });
}

/** The log keeps plain JSON. */
export function rolesDetail(roles: readonly { readonly role: string; readonly placeId: number | null }[]): Json {
  return roles.map(({ role, placeId }) => ({ role, placeId }));
}
