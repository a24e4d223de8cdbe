import { sql } from 'kysely';
import type {
  ComponentDraft,
  FeatureDraft,
  LocationDraft,
  ObservedPropertyDraft,
  SensorDraft,
  ThingDraft,
} from '../entities/drafts.ts';
import { type EntityKind, sources } from './entity-sources.ts';
import type { SensorsDb } from './read-catalog.ts';

interface Inserted {
  readonly id: number;
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

async function idOf(db: SensorsDb, statement: ReturnType<typeof sql<Inserted>>): Promise<number> {
  const { rows } = await statement.execute(db);
  const [row] = rows;
  if (!row) throw new Error('insert returned no row');
  return row.id;
}

/** @returns undefined when another thing has this external id */
export async function insertThing(
  db: SensorsDb,
  draft: ThingDraft,
  placeId: number | null,
): Promise<number | undefined> {
  const { rows } = await sql<Inserted>`
    insert into thing (name, description, properties, external_id, place_id, simulated)
    values (${draft.name}, ${draft.description}, ${json(draft.properties)}, ${draft.externalId}, ${placeId}, ${draft.simulated})
    on conflict (external_id) do nothing returning id`.execute(db);
  return rows[0]?.id;
}

export function insertLocation(db: SensorsDb, draft: LocationDraft): Promise<number> {
  return idOf(
    db,
    sql`insert into location (name, description, encoding_type, location, properties)
      values (${draft.name}, ${draft.description}, ${draft.encodingType}, ${json(draft.location)}, ${json(draft.properties)})
      returning id`,
  );
}

export function insertSensor(db: SensorsDb, draft: SensorDraft): Promise<number> {
  return idOf(
    db,
    sql`insert into sensor (name, description, encoding_type, metadata, properties)
      values (${draft.name}, ${draft.description}, ${draft.encodingType}, ${draft.metadata}, ${json(draft.properties)})
      returning id`,
  );
}

export function insertObservedProperty(db: SensorsDb, draft: ObservedPropertyDraft): Promise<number> {
  return idOf(
    db,
    sql`insert into observed_property (name, definition, description, properties)
      values (${draft.name}, ${draft.definition}, ${draft.description}, ${json(draft.properties)}) returning id`,
  );
}

export function insertFeature(db: SensorsDb, draft: FeatureDraft): Promise<number> {
  return idOf(
    db,
    sql`insert into feature_of_interest (name, description, encoding_type, feature, properties)
      values (${draft.name}, ${draft.description}, ${draft.encodingType}, ${json(draft.feature)}, ${json(draft.properties)})
      returning id`,
  );
}

export interface DatastreamLinks {
  readonly thingId: number;
  readonly sensorId: number;
  readonly observedPropertyId: number;
}

/** Its feature of interest is filled in by `giveFeatures`. */
export function insertDatastream(db: SensorsDb, draft: ComponentDraft, links: DatastreamLinks): Promise<number> {
  return idOf(
    db,
    sql`insert into datastream (name, description, observation_type, unit, properties, thing_id, sensor_id, observed_property_id)
      values (${draft.name}, ${draft.description}, ${draft.observationType}, ${json(draft.unit)}, ${json(draft.properties)},
              ${links.thingId}, ${links.sensorId}, ${links.observedPropertyId})
      returning id`,
  );
}

/** The thing is at these locations from now on; where it was before stays in its history. @returns id of the historical location */
export async function putThingAt(
  db: SensorsDb,
  thingId: number,
  locationIds: readonly number[],
  time: Date,
): Promise<number> {
  await sql`delete from thing_location where thing_id = ${thingId}`.execute(db);
  await sql`
    insert into thing_location (thing_id, location_id)
    select ${thingId}, unnest(${[...locationIds]}::int4[]) on conflict do nothing`.execute(db);
  return insertHistoricalLocation(db, thingId, locationIds, time);
}

export async function insertHistoricalLocation(
  db: SensorsDb,
  thingId: number,
  locationIds: readonly number[],
  time: Date,
): Promise<number> {
  const id = await idOf(
    db,
    sql`insert into historical_location (thing_id, time) values (${thingId}, ${time}) returning id`,
  );
  await sql`
    insert into historical_location_location (historical_location_id, location_id)
    select ${id}, unnest(${[...locationIds]}::int4[]) on conflict do nothing`.execute(db);
  return id;
}

/** The feature that stands for a location, made once and given to the thing's datastreams that have none. @returns ids of new ones */
export async function giveFeatures(db: SensorsDb, thingId: number): Promise<number[]> {
  const { rows } = await sql<Inserted>`
    insert into feature_of_interest (name, description, encoding_type, feature, location_id)
    select l.name, l.description, l.encoding_type, l.location, l.id
    from thing_location tl join location l on l.id = tl.location_id
    where tl.thing_id = ${thingId} order by l.id limit 1
    on conflict (location_id) do nothing returning id`.execute(db);
  await sql`
    update datastream set feature_of_interest_id = (
      select f.id from thing_location tl join feature_of_interest f on f.location_id = tl.location_id
      where tl.thing_id = ${thingId} order by tl.location_id limit 1)
    where thing_id = ${thingId} and feature_of_interest_id is null`.execute(db);
  return rows.map(({ id }) => id);
}

/** Unless its owner named the place. */
export async function setPlaceByPosition(db: SensorsDb, thingId: number, placeId: number): Promise<void> {
  await sql`
    update thing set place_id = ${placeId}
    where id = ${thingId} and properties ->> 'placeCode' is null`.execute(db);
}

/** @returns the ids that are there */
export async function selectExistingIds(
  db: SensorsDb,
  kind: EntityKind,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<Inserted>`
    select id from ${sql.table(sources[kind].table)} where id = any(${[...ids]}::int4[])`.execute(db);
  return new Set(rows.map((row) => row.id));
}
