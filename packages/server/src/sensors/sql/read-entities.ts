import { type RawBuilder, sql } from 'kysely';
import { conditionOf, type EntityKind, sources } from './entity-sources.ts';
import type { SensorsDb } from './read-catalog.ts';

export interface EntityCondition {
  /** `id` or a property of the kind. */
  readonly property: string;
  readonly operator: 'lt' | 'le' | 'eq' | 'ne' | 'ge' | 'gt';
  readonly value: bigint | string | Date;
}

export interface EntityOrder {
  readonly property: string;
  readonly descending: boolean;
}

export interface EntityQuery {
  readonly kind: EntityKind;
  /** Only what belongs to these parents; limit and offset then hold for each of them. */
  readonly under?: { readonly kind: EntityKind; readonly ids: readonly number[] };
  readonly where: readonly EntityCondition[];
  readonly orderBy: readonly EntityOrder[];
  readonly limit: number;
  readonly offset: number;
}

export interface EntityRow {
  readonly id: number;
  /** The parent it was found under; null without `under`. */
  readonly parentId: number | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

const signs = { lt: '<', le: '<=', eq: '=', ne: '<>', ge: '>=', gt: '>' } as const;

/** One statement, also for the related entities of many parents. */
export async function selectEntities(db: SensorsDb, query: EntityQuery): Promise<EntityRow[]> {
  const { table, columns } = sources[query.kind];
  const fields = Object.entries(columns).map(([property, column]) => sql.raw(`e.${column} as "${property}"`));
  const found = sql`
    select e.id, ${sql.join(fields)} from ${sql.table(table)} e
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
  return { id: row.id as number, parentId: row.parentId as number | null, properties };
}

function allOf(query: EntityQuery): RawBuilder<unknown> {
  const parts = query.where.map((condition) => conditionSql(query.kind, condition));
  if (query.under) parts.push(sql.raw(`(${conditionOf(query.under.kind, query.kind)})`));
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

function conditionSql(kind: EntityKind, { property, operator, value }: EntityCondition): RawBuilder<unknown> {
  const sign = sql.raw(signs[operator]);
  if (typeof value === 'bigint') return sql`e.id ${sign} ${value.toString()}::bigint`;
  return sql`${columnOf(kind, property)} ${sign} ${value}`;
}

/** @throws RangeError for a property that the kind does not have */
function columnOf(kind: EntityKind, property: string): RawBuilder<unknown> {
  const column = property === 'id' ? 'id' : sources[kind].columns[property];
  if (column === undefined) throw new RangeError(`${kind} has no ${property}`);
  return sql.ref(`e.${column}`);
}

/** Ends with the id, so that pages never overlap. */
function orderOf({ kind, orderBy }: EntityQuery): RawBuilder<unknown>[] {
  const parts = orderBy.map(
    ({ property, descending }) => sql`${columnOf(kind, property)} ${sql.raw(descending ? 'desc' : 'asc')}`,
  );
  return orderBy.some(({ property }) => property === 'id') ? parts : [...parts, sql`e.id`];
}
