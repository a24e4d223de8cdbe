import type { Geometry } from '@wijkritme/contract';
import { type RawBuilder, sql } from 'kysely';
import { type EntityKind, relate, sources } from './entity-sources.ts';
import type { SensorsDb } from './read-catalog.ts';

export interface EntityOrder {
  /** Of the entity `e`. */
  readonly value: RawBuilder<unknown>;
  /** PostgreSQL type of the value, so that a page can begin behind it. */
  readonly type: SortType;
  readonly descending: boolean;
  /** false where every entity has a value. */
  readonly isNullable: boolean;
}

export type SortType = 'int8' | 'float8' | 'text' | 'timestamptz' | 'jsonb' | 'bool' | 'interval';

export interface EntityQuery {
  readonly kind: EntityKind;
  /** Only what belongs to these parents; limit and offset then hold for each of them. */
  readonly under?: { readonly kind: EntityKind; readonly ids: readonly number[] };
  /** Only this one. */
  readonly id?: bigint | undefined;
  /** Conditions on the entity `e`; all must hold. */
  readonly where: readonly RawBuilder<unknown>[];
  readonly orderBy: readonly EntityOrder[];
  readonly limit: number;
  readonly offset: number;
}

export interface EntityRow {
  readonly id: number;
  /** The parent it was found under; null without `under`. */
  readonly parentId: number | null;
  /** What it was sorted by, as text; null where it has none. */
  readonly sortedBy: readonly (string | null)[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One statement, also for the related entities of many parents. */
export async function selectEntities(db: SensorsDb, query: EntityQuery): Promise<EntityRow[]> {
  const { table, columns } = sources[query.kind];
  const fields = Object.entries(columns).map(([property, column]) => sql.raw(`e.${column} as "${property}"`));
  const found = sql`
    select e.id, array[${sql.join([...query.orderBy.map(({ value }) => sql`(${value})::text`), sql`null`])}]::text[] as "sortedBy",
      ${sql.join(fields)} from ${sql.table(table)} e
    where ${allOf(query)}
    order by ${sql.join(orderOf(query))} limit ${query.limit} offset ${query.offset}`;
  const statement = query.under
    ? sql<Record<string, unknown>>`
        select p.id as "parentId", f.* from unnest(${[...query.under.ids]}::int4[]) with ordinality as p (id, place)
        cross join lateral (select row_number() over () as row, g.* from (${found}) g) f order by p.place, f.row`
    : sql<Record<string, unknown>>`select null as "parentId", f.* from (${found}) f`;
  const { rows } = await statement.execute(db);
  return rows.map((row) => toEntityRow(row, query.kind));
}

/** How many there are for each parent, or in all (under the key null). */
export async function countEntities(db: SensorsDb, query: EntityQuery): Promise<Map<number | null, number>> {
  const { table } = sources[query.kind];
  const counted = sql`select count(*) as count from ${sql.table(table)} e where ${allOf(query)}`;
  const statement = query.under
    ? sql<{ id: number | null; count: number }>`
        select p.id, c.count from unnest(${[...query.under.ids]}::int4[]) as p (id) cross join lateral (${counted}) c`
    : sql<{ id: number | null; count: number }>`select null::int4 as id, c.count from (${counted}) c`;
  const { rows } = await statement.execute(db);
  return new Map(rows.map((row) => [row.id, row.count]));
}

function toEntityRow(row: Record<string, unknown>, kind: EntityKind): EntityRow {
  const properties: Record<string, unknown> = {};
  for (const property in sources[kind].columns) properties[property] = row[property];
  // Identities are int4 in every table.
  return {
    id: row.id as number,
    parentId: row.parentId as number | null,
    sortedBy: (row.sortedBy as (string | null)[]).slice(0, -1),
    properties,
  };
}

function allOf(query: EntityQuery): RawBuilder<unknown> {
  const parts = [...query.where];
  if (query.id !== undefined) parts.push(sql`e.id = ${query.id.toString()}::int8`);
  if (query.under) parts.push(sql.raw(`(${relate(query.under.kind, query.kind)('p', 'e')})`));
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** What has no value comes last; ends with the id, so that pages never overlap. */
function orderOf({ orderBy }: EntityQuery): RawBuilder<unknown>[] {
  return [...orderBy.map(orderSql), sql`e.id`];
}

export function orderSql({ value, descending, isNullable }: EntityOrder): RawBuilder<unknown> {
  return sql`${value} ${sql.raw(`${descending ? 'desc' : 'asc'}${isNullable ? ' nulls last' : ''}`)}`;
}

export interface ShapeRow {
  readonly id: number;
  readonly shape: Geometry;
}

/** Shapes of all locations, or of all features, in the order of their ids. */
export async function selectShapes(
  db: SensorsDb,
  kind: 'location' | 'featureOfInterest',
  limit: number,
): Promise<ShapeRow[]> {
  const { table } = sources[kind];
  const column = sql.ref(kind === 'location' ? 'location' : 'feature');
  const { rows } = await sql<ShapeRow>`
    select id, ${column} as shape from ${sql.table(table)} order by id limit ${limit}`.execute(db);
  return rows;
}
