import { type Insertable, type Selectable, sql } from 'kysely';
import type { NoticesDb, PushDeviceTable, PushKeyTable } from '../tables.ts';

export type PushDeviceRow = Selectable<PushDeviceTable>;
type NewKey = Omit<Insertable<PushKeyTable>, 'single'>;

export function findKey(db: NoticesDb): Promise<Selectable<PushKeyTable> | undefined> {
  return db.selectFrom('push_key').selectAll().executeTakeFirst();
}

export async function insertKey(db: NoticesDb, row: NewKey): Promise<void> {
  await db
    .insertInto('push_key')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** In the place of this one alone; subscriptions belong to a key and go with it. */
export async function replaceKey(db: NoticesDb, oldPublic: Buffer, row: NewKey): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('push_key')
      .set(row)
      .where('public_key', '=', oldPublic)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await trx.deleteFrom('push_device').execute();
  });
}

export function selectDevices(db: NoticesDb, personId: number): Promise<PushDeviceRow[]> {
  return db.selectFrom('push_device').selectAll().where('person_id', '=', personId).orderBy('id').execute();
}

export function findDevice(db: NoticesDb, id: number): Promise<PushDeviceRow | undefined> {
  return db.selectFrom('push_device').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * A browser that comes again is the same device, of who uses it now. Persons wait for their own turn, so that nobody gets past the limit.
 * @returns undefined: this person has as many as one may have
 */
export async function saveDevice(
  db: NoticesDb,
  row: Insertable<PushDeviceTable>,
  most: number,
): Promise<PushDeviceRow | undefined> {
  return db.transaction().execute(async (trx) => {
    await sql`select id from person where id = ${row.person_id} for update`.execute(trx);
    const own = await selectDevices(trx, row.person_id);
    const others = own.filter(({ endpoint_hash }) => !endpoint_hash.equals(row.endpoint_hash));
    if (others.length >= most) return undefined;
    // What waits for its former user is not for who has it now.
    await trx
      .deleteFrom('push_device')
      .where('endpoint_hash', '=', row.endpoint_hash)
      .where('person_id', '!=', row.person_id)
      .execute();
    const { name, subscription, service } = row;
    return trx
      .insertInto('push_device')
      .values(row)
      .onConflict((conflict) => conflict.column('endpoint_hash').doUpdateSet({ name, subscription, service }))
      .returningAll()
      .executeTakeFirst();
  });
}

/** What waits for it goes with it. false: it is not there, or of somebody else. */
export async function deleteDevice(
  db: NoticesDb,
  { id, personId }: { readonly id: number; readonly personId?: number },
): Promise<boolean> {
  const query = db.deleteFrom('push_device').where('id', '=', id);
  const { numDeletedRows } = await (personId === undefined
    ? query
    : query.where('person_id', '=', personId)
  ).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function markSent(db: NoticesDb, id: number, now: Date): Promise<void> {
  await db.updateTable('push_device').set({ last_sent_at: now }).where('id', '=', id).execute();
}

export function selectDevicesOf(db: NoticesDb, persons: readonly number[]): Promise<PushDeviceRow[]> {
  if (persons.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('push_device')
    .selectAll()
    .where('person_id', 'in', [...persons])
    .orderBy('id')
    .execute();
}
