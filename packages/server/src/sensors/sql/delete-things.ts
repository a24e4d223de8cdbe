import { sql } from 'kysely';
import type { SensorsDb } from './read-catalog.ts';

/** Things that stand in one of these places, with their datastreams. */
export async function selectThingsIn(
  db: SensorsDb,
  placeIds: readonly number[],
): Promise<{ thing: number; name: string; datastreams: number[] }[]> {
  const { rows } = await sql<{ thing: number; name: string; datastreams: number[] }>`
    select t.id as thing, t.name, coalesce(array_agg(d.id) filter (where d.id is not null), '{}') as datastreams
    from thing t left join datastream d on d.thing_id = t.id
    where t.place_id = any(${[...placeIds]}::int4[])
    group by t.id, t.name order by t.id`.execute(db);
  return rows;
}

/**
 * Delete things with their datastreams, passports, keys and history, and whatever described them alone: locations,
 * features, sensors and observed properties that nothing else uses. Call it inside a transaction.
 */
export async function deleteThings(db: SensorsDb, things: readonly number[]): Promise<void> {
  const ids = [...things];
  const { rows } = await sql<{ locations: number[]; sensors: number[]; properties: number[]; features: number[] }>`
    select
      array(select location_id from thing_location where thing_id = any(${ids}::int4[])
            union select l.location_id from historical_location_location l
            join historical_location h on h.id = l.historical_location_id where h.thing_id = any(${ids}::int4[])) as locations,
      array(select distinct sensor_id from datastream where thing_id = any(${ids}::int4[])) as sensors,
      array(select distinct observed_property_id from datastream where thing_id = any(${ids}::int4[])) as properties,
      array(select distinct feature_of_interest_id from datastream
            where thing_id = any(${ids}::int4[]) and feature_of_interest_id is not null) as features`.execute(db);
  const [used] = rows;
  if (!used) return;
  await sql`delete from thing where id = any(${ids}::int4[])`.execute(db);
  await sql`delete from location l where id = any(${used.locations}::int4[])
    and not exists (select 1 from thing_location where location_id = l.id)
    and not exists (select 1 from historical_location_location where location_id = l.id)`.execute(db);
  await sql`delete from feature_of_interest f where id = any(${used.features}::int4[])
    and not exists (select 1 from datastream where feature_of_interest_id = f.id)`.execute(db);
  await sql`delete from sensor s where id = any(${used.sensors}::int4[])
    and not exists (select 1 from datastream where sensor_id = s.id)`.execute(db);
  await sql`delete from observed_property p where id = any(${used.properties}::int4[])
    and not exists (select 1 from datastream where observed_property_id = p.id)`.execute(db);
}
