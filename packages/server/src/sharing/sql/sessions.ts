import type { RoleGrant } from '@wijkritme/contract';
import { type Insertable, sql } from 'kysely';
import type { PersonPrincipal } from '../../foundation/principals.ts';
import type { SessionTable, SharingDb } from '../tables.ts';

export interface FoundSession {
  readonly id: number;
  readonly tokenHash: Buffer;
  readonly seenAt: Date;
  readonly keyHash: Buffer | null;
  readonly purposes: readonly (number | null)[];
  readonly person: Omit<PersonPrincipal, 'kind' | 'sessionId' | 'purposes'> | null;
}

/** A session lasts to its end, and while it is not idle since this moment. */
export interface Lasting {
  readonly now: Date;
  readonly idleSince: Date;
}

/** With who it is and what they may do now; nothing of who was blocked or whose organisation has stopped. */
export async function selectSessionsByToken(
  db: SharingDb,
  tokenHashes: readonly Buffer[],
  lasting: Lasting,
): Promise<FoundSession[]> {
  const rows = await db
    .selectFrom('session')
    .leftJoin('person', 'person.id', 'session.person_id')
    .leftJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['session.id', 'session.token_hash', 'session.seen_at', 'session.key_hash', 'session.person_id'])
    .select(['organisation.id as organisation_id', 'organisation.kind'])
    .select(
      sql<RoleGrant[] | null>`(select json_agg(json_build_object('role', role, 'placeId', place_id))
        from role_grant where role_grant.person_id = session.person_id)`.as('roles'),
    )
    .select(
      sql<(number | null)[] | null>`(select json_agg(place_id) from session_purpose
        where session_purpose.session_id = session.id)`.as('purposes'),
    )
    .where('token_hash', 'in', [...tokenHashes])
    .where('ends_at', '>', lasting.now)
    .where('seen_at', '>', lasting.idleSince)
    .where('person.blocked_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .execute();
  return rows.map((row) => {
    const { person_id: personId, organisation_id: organisationId, kind: organisationKind } = row;
    const person =
      personId === null || organisationId === null || organisationKind === null
        ? null
        : { personId, organisationId, organisationKind, roles: row.roles ?? [] };
    return {
      id: row.id,
      tokenHash: row.token_hash,
      seenAt: row.seen_at,
      keyHash: row.key_hash,
      purposes: row.purposes ?? [],
      person,
    };
  });
}

export async function insertSession(db: SharingDb, session: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

export async function touchSession(db: SharingDb, id: number, seenAt: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: seenAt }).where('id', '=', id).execute();
}

export async function deleteEndedSessions(db: SharingDb, { now, idleSince }: Lasting): Promise<void> {
  await db
    .deleteFrom('session')
    .where(({ or, eb }) => or([eb('ends_at', '<=', now), eb('seen_at', '<=', idleSince)]))
    .execute();
}

/** Keeps the newest of this person, or of the key. */
export async function deleteOldestSessions(db: SharingDb, personId: number | null, keep: number): Promise<void> {
  await sql`delete from session where id in (
    select id from session where person_id is not distinct from ${personId} order by opened_at desc, id desc offset ${keep}
  )`.execute(db);
}

export async function deleteSessionByToken(db: SharingDb, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Of this person; of the key when null. Newest first. */
export function selectSessions(db: SharingDb, personId: number | null, { now, idleSince }: Lasting) {
  return db
    .selectFrom('session')
    .select(['id', 'way', 'opened_at', 'seen_at', 'ends_at'])
    .where(sql<boolean>`person_id is not distinct from ${personId}`)
    .where('ends_at', '>', now)
    .where('seen_at', '>', idleSince)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** false: it is not theirs, or has ended. */
export async function deleteSession(db: SharingDb, personId: number | null, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('id', '=', id)
    .where(sql<boolean>`person_id is not distinct from ${personId}`)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** All of a person, except this one. */
export async function deleteSessionsOf(db: SharingDb, personId: number, exceptId = -1): Promise<void> {
  await db.deleteFrom('session').where('person_id', '=', personId).where('id', '!=', exceptId).execute();
}
