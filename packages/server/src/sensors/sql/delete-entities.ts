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
  // With one of its properties a MultiDatastream goes as a whole.
  if (kind === 'observedProperty') return selectWithSiblings(db, id);
  const { rows } = await sql<{ id: number }>`
    select e.id from ${sql.table(sources[kind].table)} p join datastream e on ${sql.raw(relate(kind, 'datastream')('p', 'e'))}
    where p.id = ${id}`.execute(db);
  return rows.map((row) => row.id);
}

function hasDatastreams(kind: EntityKind): boolean {
  return ['thing', 'sensor', 'observedProperty', 'featureOfInterest', 'multiDatastream'].includes(kind);
}

async function selectWithSiblings(db: SensorsDb, property: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from datastream where observed_property_id = ${property}
    union select s.datastream_id from multi_datastream_component c
    join datastream d on d.id = c.datastream_id
    join multi_datastream_component s on s.multi_datastream_id = c.multi_datastream_id
    where d.observed_property_id = ${property} order by 1`.execute(db);
  return rows.map((row) => row.id);
}

/** With what refers to it: datastreams with passports, keys of a thing, history. Its locations stay. */
export async function deleteEntityRow(db: SensorsDb, kind: EntityKind, id: number): Promise<void> {
  if (kind === 'location')
    await sql`
      delete from historical_location where id in (
        select historical_location_id from historical_location_location where location_id = ${id})`.execute(db);
  if (kind === 'multiDatastream' || kind === 'observedProperty') {
    const below = await selectDatastreamsBelow(db, kind, id);
    await sql`delete from datastream where id = any(${below}::int4[])`.execute(db);
  }
  // The trigger of its components has taken a MultiDatastream away already.
  if (kind !== 'multiDatastream') await sql`delete from ${sql.table(sources[kind].table)} where id = ${id}`.execute(db);
}
