import { sql } from 'kysely';
import { type EntityKind, relate, sources } from './entity-sources.ts';
import type { SensorsDb } from './read-catalog.ts';

export async function selectDatastreamIdsOf(db: SensorsDb, thingId: number): Promise<number[]> {
  const rows = await db.selectFrom('datastream').select('id').where('thing_id', '=', thingId).execute();
  return rows.map((row) => row.id);
}

/** Datastreams that go with an entity, or, of a feature, whose readings go with it. */
export async function selectDatastreamsBelow(db: SensorsDb, kind: EntityKind, id: number): Promise<number[]> {
  if (kind === 'datastream') return [id];
  if (!hasDatastreams(kind)) return [];
  const { rows } = await sql<{ id: number }>`
    select e.id from ${sql.table(sources[kind].table)} p join datastream e on ${sql.raw(relate(kind, 'datastream')('p', 'e'))}
    where p.id = ${id}`.execute(db);
  return rows.map((row) => row.id);
}

function hasDatastreams(kind: EntityKind): boolean {
  return kind === 'thing' || kind === 'sensor' || kind === 'observedProperty' || kind === 'featureOfInterest';
}

/** With what refers to it: datastreams with passports, keys of a thing, history. Its locations stay. */
export async function deleteEntityRow(db: SensorsDb, kind: EntityKind, id: number): Promise<void> {
  if (kind === 'location')
    await sql`
      delete from historical_location where id in (
        select historical_location_id from historical_location_location where location_id = ${id})`.execute(db);
  await sql`delete from ${sql.table(sources[kind].table)} where id = ${id}`.execute(db);
}
