import { sql } from 'kysely';
import { columnOf, relate, sources } from '../../sensors/index.ts';
import type { Expression, PathStep, PropertyRef, ValueType } from '../sensorthings/filter/expression.ts';
import { waysOf } from '../sensorthings/filter/expression.ts';
import { type EntitySet, entityTypes, findPropertyType, isReadingSet, kindOf } from '../sensorthings/model.ts';
import { functionSql, isOfSpans, type Span, type Sql, spanSql } from './function-sql.ts';
import { everyRow, leadOf, multiOf, rowPropertySql } from './row-sql.ts';
import { everyReading } from './sealed-readings.ts';
import { storedAreaSql, storedSpanSql } from './span-sql.ts';

/** The entity that is asked for: its set, and its alias in the statement. */
export interface Subject {
  readonly set: EntitySet;
  readonly alias: string;
}

/**
 * A condition on one entity. Where it names related entities, all of it must hold for one combination of them: with
 * `Datastreams/name eq 'a' and Datastreams/ObservedProperty/name eq 'b'` one datastream has both.
 */
export function conditionSql(subject: Subject, condition: Expression): Sql {
  const joins = joinsOf(subject, condition);
  if (joins.steps.length === 0) return valueSql(joins, condition);
  return sql`exists (select 1 from ${joins.from} where ${valueSql(joins, condition)})`;
}

/** A value of one entity to sort by; relations on the way lead to single entities. */
export function sortSql(subject: Subject, value: Expression): Sql {
  const joins = joinsOf(subject, value);
  if (joins.steps.length === 0) return valueSql(joins, value);
  return sql`(select ${valueSql(joins, value)} from ${joins.from} limit 1)`;
}

interface Joins {
  readonly subject: Subject;
  /** Way → alias of the entity it leads to. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly steps: readonly Sql[];
  readonly from: Sql;
}

/** One join for each step of each way; ways that begin alike share their joins. */
function joinsOf(subject: Subject, expression: Expression): Joins {
  const aliases = new Map([['', subject.alias]]);
  const steps: Sql[] = [];
  for (const path of waysOf(expression)) {
    let set = subject.set;
    let way = '';
    for (const step of path) {
      const from = aliases.get(way) ?? subject.alias;
      way = `${way}/${step.name}`;
      if (!aliases.has(way)) {
        const alias = `${subject.alias}_${aliases.size}`;
        aliases.set(way, alias);
        const condition = sql.raw(relationSql(set, step.relation.set, from, alias));
        steps.push(sql`left join ${tableSql(step.relation.set)} ${sql.raw(alias)} on ${condition}`);
      }
      set = step.relation.set;
    }
  }
  return { subject, aliases, steps, from: sql`(select 1) ${sql.raw(`${subject.alias}_0`)} ${sql.join(steps, sql` `)}` };
}

function valueSql(joins: Joins, expression: Expression): Sql {
  switch (expression.kind) {
    case 'literal':
      return literalSql(expression);
    case 'property':
      return propertySql(aliasOf(joins, expression.relations), expression);
    case 'worked-out':
      return workedOutSql(aliasOf(joins, expression.relations), expression);
    case 'call':
      return callSql(joins, expression);
    default:
      return expression satisfies never;
  }
}

function aliasOf(joins: Joins, relations: readonly PathStep[]): string {
  const alias = joins.aliases.get(relations.map((step) => `/${step.name}`).join(''));
  if (alias === undefined) throw new Error('every way was joined');
  return alias;
}

type Call = Extract<Expression, { kind: 'call' }>;

function callSql(joins: Joins, { name, type, args }: Call): Sql {
  const [first, second] = args;
  if (name === 'as' && first) return asSql(valueSql(joins, first), first.type, type);
  const isOfOne = name === 'begin of' || name === 'end of';
  if (first && (isOfOne || (first.type === 'interval' && second === undefined)))
    return endSql(name, spanOf(joins, first));
  if (isOfSpans(name) && first && second) return spanSql(name, spanOf(joins, first), spanOf(joins, second));
  if (first?.type === 'json' && (name === 'is null' || name === 'is not null'))
    return sql`(nullif(${valueSql(joins, first)}, 'null'::jsonb) ${sql.raw(name)})`;
  const keys = first && second && keyComparison(joins, name, first, second);
  return (
    keys ??
    functionSql(
      name,
      args.map((arg) => valueSql(joins, arg)),
    )
  );
}

const comparisons: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };

/** An id of a reading is its key, which has an index; the number made from it has none. */
function keyComparison(joins: Joins, name: string, a: Expression, b: Expression): Sql | undefined {
  const isKey = a.kind === 'property' && a.set === 'Observations' && a.property === 'id' && b.kind === 'literal';
  const sign = comparisons[name];
  if (!isKey || b.type !== 'id' || sign === undefined) return undefined;
  const alias = sql.raw(aliasOf(joins, a.relations));
  const datastream = (b.value >> 42n).toString();
  const time = new Date(Number(b.value & ((1n << 42n) - 1n))).toISOString();
  return sql`((${alias}.datastream_id, ${alias}.phenomenon_time) ${sql.raw(sign)} (${datastream}::int8, ${time}::timestamptz))`;
}

/** Of a stretch of time: one of its ends, or whether there is one. */
function endSql(name: string, { from, to }: Span): Sql {
  if (name === 'begin of') return from;
  return name === 'end of' ? to : functionSql(name, [from]);
}

function spanOf(joins: Joins, expression: Expression): Span {
  if (expression.kind === 'property' && expression.type === 'interval')
    return storedSpanSql(aliasOf(joins, expression.relations), expression.set, expression.property);
  if (expression.kind === 'literal' && expression.type === 'interval') {
    const [from, to] = expression.value;
    return { from: timeSql(from), to: timeSql(to) };
  }
  const instant = valueSql(joins, expression);
  return { from: instant, to: instant };
}

function literalSql(literal: Extract<Expression, { kind: 'literal' }>): Sql {
  switch (literal.type) {
    case 'number':
      return sql`${literal.value}::float8`;
    case 'id':
      return sql`${literal.value.toString()}::int8`;
    case 'text':
      return sql`${literal.value}::text`;
    case 'time':
      return timeSql(literal.value);
    case 'duration':
      return sql`${literal.value}::interval`;
    case 'boolean':
      return sql`${literal.value}::boolean`;
    case 'interval':
    case 'geometry':
    case 'null':
      throw new RangeError(`${literal.type} has no value of its own in a statement`);
    default:
      return literal satisfies never;
  }
}

function timeSql(time: number): Sql {
  return sql`${new Date(time).toISOString()}::timestamptz`;
}

function propertySql(alias: string, { set, property, keys, unknownOf }: PropertyRef): Sql {
  if (set === 'MultiObservations') return rowPropertySql(alias, { property, keys, unknownOf });
  const { kind } = entityTypes[set];
  if (kind === 'observation') {
    const reading = sql.raw(readingColumn(alias, property));
    if (!unknownOf) return reading;
    return sql`(case when ${sql.raw(`${alias}.datastream_id`)} <> all(${[...unknownOf]}::int4[]) then ${reading} end)`;
  }
  if (findPropertyType(set, property) === 'area') return storedAreaSql(alias, set);
  const column = sql.ref(`${alias}.${columnOf(kindOf(set), property)}`);
  return keys.length === 0 ? column : sql`(${column} #> ${[...keys]}::text[])`;
}

/** `validTime`: nobody has one. */
const NOT_KEPT = 'null::jsonb';

function readingColumn(alias: string, property: string): string {
  switch (property) {
    case 'id':
      return `((${alias}.datastream_id::int8 << 42) | (extract(epoch from ${alias}.phenomenon_time) * 1000)::int8)`;
    case 'phenomenonTime':
      return `${alias}.phenomenon_time`;
    case 'resultTime':
      return `${alias}.result_time`;
    case 'result':
      return `${alias}.result`;
    case 'validTime':
      return NOT_KEPT;
    default:
      throw new RangeError(`a reading has no ${property}`);
  }
}

function workedOutSql(alias: string, { ids, values, type }: Extract<Expression, { kind: 'worked-out' }>): Sql {
  const byId = JSON.stringify(Object.fromEntries(ids.map((id, i) => [id, values[i]])));
  const found = sql`(${byId}::jsonb ->> ${sql.raw(alias)}.id::text)::float8`;
  return type === 'boolean' ? sql`(${found} = 1)` : found;
}

const jsonTypes: Readonly<Partial<Record<ValueType, readonly [json: string, type: string]>>> = {
  text: ['string', 'text'],
  number: ['number', 'float8'],
  boolean: ['boolean', 'boolean'],
};
const instantForm =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(Z|[+-]([01]\\d):?[0-5]\\d)$';

/** A part of a free property counts only where it has the type that is asked for. */
function asSql(value: Sql, from: ValueType, to: ValueType): Sql {
  if (from !== 'json') return sql`(${value})::${sql.raw(to === 'text' ? 'text' : 'float8')}`;
  const text = sql`(${value} #>> '{}')`;
  if (to === 'time') return sql`(case when ${text} ~ ${instantForm} then ${text}::timestamptz end)`;
  const [json, type] = jsonTypes[to] ?? [];
  if (json === undefined || type === undefined) throw new RangeError(`a property cannot be read as ${to}`);
  return sql`(case when jsonb_typeof(${value}) = ${json} then ${text}::${sql.raw(type)} end)`;
}

function tableSql(set: EntitySet): Sql {
  if (set === 'MultiObservations') return everyRow;
  return isReadingSet(set) ? everyReading : sql.table(sources[kindOf(set)].table);
}

/** Readings hang below a datastream; what they are about is what their datastream is about, unless they name a feature. */
function relationSql(from: EntitySet, to: EntitySet, parent: string, entity: string): string {
  const { kind } = entityTypes[from];
  const { kind: target } = entityTypes[to];
  if (kind === 'multiObservation' && target === 'multiDatastream') return `${entity}.id = ${multiOf(parent)}`;
  if (kind === 'multiDatastream' && target === 'multiObservation')
    return `${entity}.datastream_id = ${leadOf(`${parent}.id`)}`;
  if (kind === 'observation' || kind === 'multiObservation') {
    if (target === 'datastream') return `${entity}.id = ${parent}.datastream_id`;
    if (target === 'featureOfInterest')
      return `${entity}.id = coalesce(${parent}.feature_id, (select feature_of_interest_id from ${sources.datastream.table} where id = ${parent}.datastream_id))`;
    throw new RangeError(`readings and ${to} are not related`);
  }
  if (target === 'multiObservation') throw new RangeError(`${from} and lists of results are not related`);
  if (target !== 'observation') return relate(kind, target)(parent, entity);
  if (kind === 'datastream') return `${entity}.datastream_id = ${parent}.id`;
  const between = `${entity}_d`;
  if (kind === 'featureOfInterest')
    return `(${entity}.feature_id is null and ${entity}.datastream_id in (select ${between}.id from ${sources.datastream.table} ${between} where ${between}.feature_of_interest_id = ${parent}.id)
      or ${entity}.feature_id = ${parent}.id and ${entity}.datastream_id in (select ${between}.datastream_id from feature_datastream ${between} where ${between}.feature_id = ${parent}.id))`;
  return `${entity}.datastream_id in (select ${between}.id from ${sources.datastream.table} ${between} where ${relate(kind, 'datastream')(parent, between)})`;
}
