import type { Insertable } from 'kysely';
import type { InvitationTable, SharingDb } from '../tables.ts';

export async function upsertInvitation(db: SharingDb, invitation: Insertable<InvitationTable>): Promise<void> {
  const { person_id: _, ...values } = invitation;
  await db
    .insertInto('invitation')
    .values(invitation)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

export interface FoundInvitation {
  readonly personId: number;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly secret: Buffer;
  readonly endsAt: Date;
}

/** Not of who was blocked, nor of an organisation that has stopped. */
export async function selectInvitation(
  db: SharingDb,
  tokenHash: Buffer,
  now: Date,
): Promise<FoundInvitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.person_id')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['person.id', 'person.name', 'person.email', 'organisation.name as organisation'])
    .select(['invitation.secret', 'invitation.ends_at'])
    .where('token_hash', '=', tokenHash)
    .where('ends_at', '>', now)
    .where('person.blocked_at', 'is', null)
    .where('organisation.closed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, name, email, organisation, secret, ends_at } = row;
  return { personId: id, name, email: email ?? '', organisation, secret, endsAt: ends_at };
}

/** false: somebody else was before us. */
export async function deleteInvitation(db: SharingDb, tokenHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('invitation').where('token_hash', '=', tokenHash).executeTakeFirst();
  return numDeletedRows > 0n;
}
