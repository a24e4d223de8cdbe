import type { SensorsDb } from './read-catalog.ts';

export async function selectDatastreamIdsOf(db: SensorsDb, thingId: number): Promise<number[]> {
  const rows = await db.selectFrom('datastream').select('id').where('thing_id', '=', thingId).execute();
  return rows.map((row) => row.id);
}

/** With its datastreams, passports, keys and history; its locations stay. */
export async function deleteThing(db: SensorsDb, id: number): Promise<boolean> {
  const result = await db.deleteFrom('thing').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteDatastream(db: SensorsDb, id: number): Promise<boolean> {
  const result = await db.deleteFrom('datastream').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
