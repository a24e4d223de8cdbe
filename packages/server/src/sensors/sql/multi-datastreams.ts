import { sql } from 'kysely';
import type { MultiDatastreamDraft } from '../entities/drafts.ts';
import type { SensorsDb } from './read-catalog.ts';

/**
 * @param components datastreams in the order of the numbers in a result
 * @returns undefined where two of them observe the same property
 */
export async function insertMultiDatastream(
  db: SensorsDb,
  draft: Pick<MultiDatastreamDraft, 'name' | 'description' | 'properties'>,
  components: readonly number[],
): Promise<number | undefined> {
  const { rows: same } = await sql<{ count: number }>`
    select count(distinct observed_property_id) as count from datastream
    where id = any(${[...components]}::int4[])`.execute(db);
  if (Number(same[0]?.count) !== components.length) return undefined;
  const { rows } = await sql<{ id: number }>`
    insert into multi_datastream (id, name, description, properties)
    values (nextval(pg_get_serial_sequence('datastream', 'id')), ${draft.name}, ${draft.description},
      ${JSON.stringify(draft.properties)}::jsonb) returning id`.execute(db);
  const id = rows[0]?.id;
  await sql`
    insert into multi_datastream_component (multi_datastream_id, place, datastream_id)
    select ${id}, c.place - 1, c.id from unnest(${[...components]}::int4[]) with ordinality as c (id, place)`.execute(
    db,
  );
  return id;
}

/** Datastreams of these MultiDatastreams, in the order of the numbers in a result; those that are not there are absent. */
export async function selectComponents(db: SensorsDb, ids: readonly number[]): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ id: number; components: number[] }>`
    select multi_datastream_id as id, array_agg(datastream_id order by place) as components
    from multi_datastream_component where multi_datastream_id = any(${[...ids]}::int4[]) group by 1`.execute(db);
  return new Map(rows.map(({ id, components }) => [id, components]));
}

/** The MultiDatastreams that these datastreams are parts of. */
export async function selectBundlesOf(db: SensorsDb, datastreams: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ datastream: number; bundle: number }>`
    select datastream_id as datastream, multi_datastream_id as bundle from multi_datastream_component
    where datastream_id = any(${[...datastreams]}::int4[])`.execute(db);
  return new Map(rows.map(({ datastream, bundle }) => [datastream, bundle]));
}

export async function findBundleOf(db: SensorsDb, datastream: number): Promise<number | undefined> {
  return (await selectBundlesOf(db, [datastream])).get(datastream);
}

/** Types and units of the components, in their order. @returns the components */
export async function updateComponents(
  db: SensorsDb,
  id: number,
  { types, units }: { readonly types?: readonly string[]; readonly units?: readonly unknown[] },
): Promise<readonly number[]> {
  const components = (await selectComponents(db, [id])).get(id) ?? [];
  for (const [place, component] of components.entries()) {
    const [type, unit] = [types?.[place], units?.[place]];
    await sql`
      update datastream set observation_type = coalesce(${type ?? null}::text, observation_type),
        unit = coalesce(${unit === undefined ? null : JSON.stringify(unit)}::jsonb, unit)
      where id = ${component}`.execute(db);
  }
  return components;
}
