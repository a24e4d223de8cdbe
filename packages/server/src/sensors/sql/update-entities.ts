import { type RawBuilder, sql } from 'kysely';
import { columnOf, type EntityKind, sources } from './entity-sources.ts';
import type { SensorsDb } from './read-catalog.ts';

/** Properties that the store keeps as JSON. */
const jsonProperties = new Set(['properties', 'location', 'feature', 'unitOfMeasurement']);

/** Set these properties of one entity; names are those of SensorThings. */
export async function updateEntity(
  db: SensorsDb,
  { kind, id }: { kind: EntityKind; id: number },
  properties: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changes = Object.entries(properties).map(
    ([name, value]) => sql`${sql.ref(columnOf(kind, name))} = ${jsonProperties.has(name) ? json(value) : value}`,
  );
  await update(db, { kind, id }, changes);
}

/** What a datastream belongs to; what is undefined stays. */
export interface DatastreamRelations {
  readonly Thing?: number | undefined;
  readonly Sensor?: number | undefined;
  readonly ObservedProperty?: number | undefined;
}

export async function relateDatastream(db: SensorsDb, id: number, relations: DatastreamRelations): Promise<void> {
  const columns = { Thing: 'thing_id', Sensor: 'sensor_id', ObservedProperty: 'observed_property_id' } as const;
  const changes = Object.entries(columns).flatMap(([name, column]) => {
    const other = relations[name as keyof DatastreamRelations];
    return other === undefined ? [] : [sql`${sql.ref(column)} = ${other}`];
  });
  await update(db, { kind: 'datastream', id }, changes);
}

/** @returns false when another thing has this identifier of its owner */
export async function setThingMarks(
  db: SensorsDb,
  id: number,
  marks: { readonly externalId: string | null; readonly placeId: number | null; readonly simulated: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select 1 from thing where external_id = ${marks.externalId} and id <> ${id}) as taken`.execute(db);
  if (rows[0]?.taken) return false;
  await sql`
    update thing set external_id = ${marks.externalId}, simulated = ${marks.simulated},
      place_id = coalesce(${marks.placeId}::int4, place_id)
    where id = ${id}`.execute(db);
  return true;
}

export async function moveHistoricalLocation(
  db: SensorsDb,
  id: number,
  relations: { readonly thing?: number | undefined; readonly locations?: readonly number[] | undefined },
): Promise<void> {
  if (relations.thing !== undefined)
    await update(db, { kind: 'historicalLocation', id }, [sql`thing_id = ${relations.thing}`]);
  if (relations.locations === undefined) return;
  await sql`delete from historical_location_location where historical_location_id = ${id}`.execute(db);
  await sql`
    insert into historical_location_location (historical_location_id, location_id)
    select ${id}, unnest(${[...relations.locations]}::int4[]) on conflict do nothing`.execute(db);
}

async function update(
  db: SensorsDb,
  { kind, id }: { kind: EntityKind; id: number },
  changes: readonly RawBuilder<unknown>[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`update ${sql.table(sources[kind].table)} set ${sql.join(changes)} where id = ${id}`.execute(db);
}

function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`;
}
