import type { SensorsDb } from './read-catalog.ts';

export interface StoredKey {
  readonly id: number;
  readonly thingId: number;
  readonly hash: string;
}

export async function selectKeys(db: SensorsDb): Promise<StoredKey[]> {
  const rows = await db
    .selectFrom('device_key')
    .select(['id', 'thing_id', 'hash'])
    .where('revoked_at', 'is', null)
    .execute();
  return rows.map((row) => ({ id: row.id, thingId: row.thing_id, hash: row.hash.toString('base64') }));
}

/** Keys of one thing that are in use, oldest first. */
export async function selectKeysOf(db: SensorsDb, thingId: number): Promise<{ id: number; createdAt: Date }[]> {
  const rows = await db
    .selectFrom('device_key')
    .select(['id', 'created_at'])
    .where('thing_id', '=', thingId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, createdAt: row.created_at }));
}

export async function insertKey(db: SensorsDb, thingId: number, hash: Buffer, now: Date): Promise<number> {
  const row = await db
    .insertInto('device_key')
    .values({ thing_id: thingId, hash, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function revokeKey(db: SensorsDb, id: number, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('device_key')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Where the thing of this key stands; null when that is not known, or the key is not. */
export async function selectPlaceOfKey(db: SensorsDb, id: number): Promise<number | null> {
  const row = await db
    .selectFrom('device_key')
    .innerJoin('thing', 'thing.id', 'device_key.thing_id')
    .select('thing.place_id')
    .where('device_key.id', '=', id)
    .executeTakeFirst();
  return row?.place_id ?? null;
}

/** All keys of a thing at once. */
export async function revokeKeysOf(db: SensorsDb, thingId: number, now: Date): Promise<void> {
  await db
    .updateTable('device_key')
    .set({ revoked_at: now })
    .where('thing_id', '=', thingId)
    .where('revoked_at', 'is', null)
    .execute();
}
