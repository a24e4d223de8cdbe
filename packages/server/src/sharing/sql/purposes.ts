import type { GivenPurpose, ViewPurpose } from '@wijkritme/contract';
import type { SharingDb } from '../tables.ts';

export interface PurposeToKeep {
  readonly sessionId: number;
  readonly placeId: number | null;
  readonly purpose: ViewPurpose;
  readonly at: Date;
}

/** One per area; a newer one takes the place of the older. */
export async function upsertPurpose(db: SharingDb, { sessionId, placeId, purpose, at }: PurposeToKeep): Promise<void> {
  await db
    .insertInto('session_purpose')
    .values({ session_id: sessionId, place_id: placeId, purpose, given_at: at })
    .onConflict((conflict) => conflict.columns(['session_id', 'place_id']).doUpdateSet({ purpose, given_at: at }))
    .execute();
}

export async function selectPurposes(db: SharingDb, sessionId: number): Promise<GivenPurpose[]> {
  const rows = await db
    .selectFrom('session_purpose')
    .select(['place_id', 'purpose', 'given_at'])
    .where('session_id', '=', sessionId)
    .orderBy('given_at')
    .execute();
  return rows.map(({ place_id, purpose, given_at }) => ({ placeId: place_id, purpose, at: given_at.toISOString() }));
}
