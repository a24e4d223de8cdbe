import { limits, WijkritmeError } from '@wijkritme/contract';
import { type EntitySet, findPropertyType, findRelation, MAX_ID, type Relation } from './model.ts';
import { type Comparison, parseFilter } from './parse-filter.ts';

export interface Order {
  /** `id` or a property. */
  readonly property: string;
  readonly descending: boolean;
}

export interface Expansion {
  readonly name: string;
  readonly relation: Relation;
  readonly query: Query;
}

export interface Query {
  readonly top: number;
  readonly skip: number;
  readonly count: boolean;
  readonly orderBy: readonly Order[];
  readonly filter: readonly Comparison[];
  readonly select: ReadonlySet<string> | undefined;
  readonly expand: readonly Expansion[];
  /** Id after which this page begins, in the order asked for. */
  readonly after: bigint | undefined;
  /** Option texts as they were given, for the link to the next page. */
  readonly given: readonly (readonly [name: string, value: string])[];
}

type Mutable = { -readonly [K in keyof Query]: Query[K] };

const later = new Set(['$resultFormat', '$search', '$format', '$apply', '$compute', '$levels']);
const MAX_LIST = 20;

/**
 * Query options of an address, without the question mark.
 * @throws WijkritmeError invalid_query or not_supported, naming the option and the place in it
 */
export function parseQuery(set: EntitySet, text: string): Query {
  const pairs = text.split('&').filter(Boolean);
  return readOptions(set, pairs.map(decodePair), false);
}

function decodePair(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  return [decode(name), decode(value)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalid(text.slice(0, 40), 'holds a broken % sign');
  }
}

function readOptions(set: EntitySet, pairs: readonly (readonly [string, string])[], inside: boolean): Query {
  const query: Mutable = {
    top: limits.defaultPageSize,
    skip: 0,
    count: false,
    orderBy: [],
    filter: [],
    select: undefined,
    expand: [],
    after: undefined,
    given: pairs,
  };
  const seen = new Set<string>();
  for (const [name, value] of pairs) {
    if (seen.has(name)) throw invalid(name, 'is given twice');
    seen.add(name);
    readOption(query, set, name, value, inside);
  }
  return query;
}

function readOption(query: Mutable, set: EntitySet, name: string, value: string, inside: boolean): void {
  switch (name) {
    case '$top':
      query.top = Math.min(wholeNumber(name, value), limits.pageSize);
      return;
    case '$skip':
      query.skip = wholeNumber(name, value);
      return;
    case '$count':
      if (value !== 'true' && value !== 'false') throw invalid(name, `must be true or false, not ${quote(value)}`);
      query.count = value === 'true';
      return;
    case '$skiptoken':
      if (!/^\d{1,19}$/.test(value)) throw invalid(name, 'comes from a nextLink and is a whole number');
      query.after = BigInt(value) > MAX_ID ? MAX_ID : BigInt(value);
      return;
    case '$orderby':
      query.orderBy = listOf(name, value).map((item) => orderOf(set, item));
      return;
    case '$filter':
      query.filter = parseFilter(set, value);
      return;
    case '$select':
      query.select = new Set(listOf(name, value).map((item) => selected(set, item)));
      return;
    case '$expand':
      if (inside) throw new WijkritmeError('not_supported', `$expand: ${quote(value)} goes more than one level deep.`);
      query.expand = splitOutside(value, ',').map((item) => expansionOf(set, item.trim()));
      return;
    default:
      if (later.has(name)) throw new WijkritmeError('not_supported', `${name} is not supported here yet.`);
      throw invalid(
        name.slice(0, 40),
        'is not a query option; use $top, $skip, $count, $orderby, $filter, $select, $expand',
      );
  }
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw invalid(name, `must be a whole number from 0, not ${quote(value)}`);
  return Number(value);
}

function listOf(name: string, value: string): string[] {
  const items = value.split(',').map((item) => item.trim());
  if (items.some((item) => item === '') || items.length > MAX_LIST)
    throw invalid(name, `must list 1 to ${MAX_LIST} names, divided by commas`);
  return items;
}

function orderOf(set: EntitySet, item: string): Order {
  const [name = '', direction = 'asc', ...rest] = item.split(/\s+/);
  if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc'))
    throw invalid('$orderby', `${quote(item)} must be a property, then asc or desc`);
  const property = name === '@iot.id' ? 'id' : name;
  if (property.includes('/'))
    throw new WijkritmeError('not_supported', `$orderby: ${quote(name)} is not supported yet.`);
  const type = property === 'id' ? 'number' : findPropertyType(set, property);
  if (type === undefined) throw invalid('$orderby', `${set} have no property ${quote(name)}`);
  if (type === 'json') throw new WijkritmeError('not_supported', `$orderby: ${quote(name)} has no order here yet.`);
  return { property, descending: direction === 'desc' };
}

function selected(set: EntitySet, name: string): string {
  const isKnown = ['id', '@iot.id', '*'].includes(name) || findPropertyType(set, name) || findRelation(set, name);
  if (!isKnown) throw invalid('$select', `${set} have no ${quote(name)}`);
  return name;
}

function expansionOf(set: EntitySet, item: string): Expansion {
  const open = item.indexOf('(');
  const name = open < 0 ? item : item.slice(0, open);
  if (name.includes('/'))
    throw new WijkritmeError('not_supported', `$expand: ${quote(name)} goes more than one level deep.`);
  const relation = findRelation(set, name);
  if (!relation) throw invalid('$expand', `${set} have no relation ${quote(name)}`);
  if (open >= 0 && !item.endsWith(')')) throw invalid('$expand', `${quote(item)} lacks a closing bracket`);
  const options = open < 0 ? [] : splitOutside(item.slice(open + 1, -1), ';').map((option) => option.trim());
  const pairs = options.map((option): [string, string] => {
    const equals = option.indexOf('=');
    if (equals < 0) throw invalid('$expand', `${quote(option)} must look like $top=1`);
    return [option.slice(0, equals).trim(), option.slice(equals + 1).trim()];
  });
  return { name, relation, query: readOptions(relation.set, pairs, true) };
}

/** Split at a sign that stands outside brackets and quotes. */
function splitOutside(text: string, sign: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === "'") isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === sign && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  if (parts.length > MAX_LIST) throw invalid('$expand', `lists more than ${MAX_LIST} parts`);
  return parts;
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

function invalid(name: string, message: string): WijkritmeError {
  return new WijkritmeError('invalid_query', `${name} ${message}.`, { fields: [{ pointer: name, message }] });
}
