import { sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

export interface ThingRow {
  id: number;
  name: string;
  description: string;
  external_id: string | null;
  place_id: number | null;
  simulated: boolean;
  position: [number, number] | null;
}

/** Things with the position of their newest location, when that is a point. */
export async function selectThings(db: SensorsDb, id?: number): Promise<ThingRow[]> {
  const only = id === undefined ? sql`` : sql`where t.id = ${id}`;
  const { rows } = await sql<ThingRow>`
    select t.id, t.name, t.description, t.external_id, t.place_id, t.simulated,
      (select l.location -> 'coordinates' from thing_location tl join location l on l.id = tl.location_id
       where tl.thing_id = t.id and l.location ->> 'type' = 'Point' order by l.id desc limit 1) as position
    from thing t ${only} order by t.id`.execute(db);
  return rows;
}

/** @returns id by external id, for those that exist */
export async function findThingsByExternalId(
  db: SensorsDb,
  externalIds: readonly string[],
): Promise<Map<string, number>> {
  if (externalIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('thing')
    .select(['id', 'external_id'])
    .where('external_id', 'in', [...externalIds])
    .execute();
  return new Map(rows.map((row) => [row.external_id ?? '', row.id]));
}
