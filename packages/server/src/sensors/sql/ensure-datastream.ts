import type { Passport, RegisteredProperty } from '@wijkritme/contract';
import type { SensorsDb } from './read-catalog.ts';

/** A series as a source describes it; the thing's external id, the property and the name together tell it apart. */
export interface DescribedSeries {
  readonly thing: {
    readonly externalId: string;
    readonly name: string;
    readonly description: string;
    readonly placeId: number | null;
    readonly position: readonly [lon: number, lat: number] | null;
  };
  readonly sensor: { readonly name: string; readonly description: string };
  readonly property: RegisteredProperty;
  readonly name: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly passport: Passport;
}

const GEOJSON = 'application/geo+json';
const MEASUREMENT = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';

/**
 * The datastream of a series, made with its thing and passport where it is not there yet. One that is there stays as it
 * is: what somebody did to its passport is not undone by a file. To be called in a transaction.
 */
export async function ensureDatastream(
  db: SensorsDb,
  series: DescribedSeries,
  now: Date,
): Promise<{ id: number; isNew: boolean }> {
  const thingId = await ensureThing(db, series.thing, now);
  const propertyId = await ensureObservedProperty(db, series.property);
  const found = await db
    .selectFrom('datastream')
    .select('id')
    .where('thing_id', '=', thingId)
    .where('observed_property_id', '=', propertyId)
    .where('name', '=', series.name)
    .executeTakeFirst();
  if (found) return { id: found.id, isNew: false };
  const { id } = await db
    .insertInto('datastream')
    .values({
      name: series.name,
      description: series.description,
      observation_type: MEASUREMENT,
      unit: JSON.stringify(series.property.unit),
      properties: JSON.stringify(series.properties),
      thing_id: thingId,
      sensor_id: await ensureSensor(db, series.sensor),
      observed_property_id: propertyId,
      feature_of_interest_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('passport')
    .values({ datastream_id: id, version: 1, passport: JSON.stringify(series.passport), created_at: now })
    .execute();
  return { id, isNew: true };
}

async function ensureThing(db: SensorsDb, thing: DescribedSeries['thing'], now: Date): Promise<number> {
  const inserted = await db
    .insertInto('thing')
    .values({
      name: thing.name,
      description: thing.description,
      properties: '{}',
      external_id: thing.externalId,
      place_id: thing.placeId,
      simulated: false,
    })
    .onConflict((conflict) => conflict.column('external_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  const { id } =
    inserted ??
    (await db.selectFrom('thing').select('id').where('external_id', '=', thing.externalId).executeTakeFirstOrThrow());
  if (inserted && thing.position) await insertLocation(db, { id, name: thing.name, position: thing.position }, now);
  return id;
}

async function insertLocation(
  db: SensorsDb,
  thing: { id: number; name: string; position: readonly [number, number] },
  now: Date,
): Promise<void> {
  const { id } = await db
    .insertInto('location')
    .values({
      name: thing.name,
      description: thing.name,
      encoding_type: GEOJSON,
      location: JSON.stringify({ type: 'Point', coordinates: thing.position }),
      properties: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('thing_location').values({ thing_id: thing.id, location_id: id }).execute();
  const historical = await db
    .insertInto('historical_location')
    .values({ thing_id: thing.id, time: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('historical_location_location')
    .values({ historical_location_id: historical.id, location_id: id })
    .execute();
}

async function ensureObservedProperty(db: SensorsDb, property: RegisteredProperty): Promise<number> {
  const found = await db
    .selectFrom('observed_property')
    .select('id')
    .where('definition', '=', property.definition)
    .orderBy('id')
    .executeTakeFirst();
  if (found) return found.id;
  const { id } = await db
    .insertInto('observed_property')
    .values({
      name: property.id,
      definition: property.definition,
      description: property.name.en,
      properties: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function ensureSensor(db: SensorsDb, sensor: DescribedSeries['sensor']): Promise<number> {
  const found = await db
    .selectFrom('sensor')
    .select('id')
    .where('name', '=', sensor.name)
    .where('description', '=', sensor.description)
    .orderBy('id')
    .executeTakeFirst();
  if (found) return found.id;
  const { id } = await db
    .insertInto('sensor')
    .values({
      name: sensor.name,
      description: sensor.description,
      encoding_type: 'text/plain',
      metadata: sensor.description,
      properties: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
