import { type RawBuilder, sql } from 'kysely';
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

/** Which things; what is undefined does not choose. */
export interface ThingChoice {
  readonly ids?: readonly number[] | undefined;
  readonly places?: readonly number[] | undefined;
  /** Part of the name or of the owner's identifier, in any case. */
  readonly search?: string | undefined;
}

interface ThingPage extends ThingChoice {
  /** Only things made after this one. */
  readonly afterId?: number | undefined;
  /** Without it: all. */
  readonly limit?: number | undefined;
}

/** Things in the order in which they were made, with the position of their newest location, when that is a point. */
export async function selectThings(db: SensorsDb, page: ThingPage = {}): Promise<ThingRow[]> {
  const { rows } = await sql<ThingRow>`
    select t.id, t.name, t.description, t.external_id, t.place_id, t.simulated,
      (select l.location -> 'coordinates' from thing_location tl join location l on l.id = tl.location_id
       where tl.thing_id = t.id and l.location ->> 'type' = 'Point' order by l.id desc limit 1) as position
    from thing t where t.id > ${page.afterId ?? 0}::bigint and ${chosen(page)}
    order by t.id limit ${page.limit ?? null}::int`.execute(db);
  return rows;
}

/** Where these things are, longitude and latitude; those without a point are left out. */
export async function selectPositions(db: SensorsDb, ids: readonly number[]): Promise<Map<number, [number, number]>> {
  const rows = await selectThings(db, { ids });
  return new Map(rows.flatMap(({ id, position }) => (position ? [[id, [position[0], position[1]]]] : [])));
}

export async function countThings(db: SensorsDb, choice: ThingChoice): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from thing t where ${chosen(choice)}`.execute(db);
  return rows[0]?.n ?? 0;
}

function chosen({ ids, places, search }: ThingChoice): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (ids) conditions.push(sql`t.id = any(${[...ids]}::int4[])`);
  if (places) conditions.push(sql`t.place_id = any(${[...places]}::int4[])`);
  if (search) {
    // strpos and not like: what people type has no wildcards.
    const part = search.toLowerCase();
    conditions.push(sql`(strpos(lower(t.name), ${part}) > 0 or strpos(lower(t.external_id), ${part}) > 0)`);
  }
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
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
