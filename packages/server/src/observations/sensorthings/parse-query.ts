import { englishOnly, limits, WijkritmeError } from '@wijkritme/contract';
import type { Expression } from './filter/expression.ts';
import { parseExpression } from './filter/parse-expression.ts';
import { parseResultFormat, type ResultFormat } from './formats/result-format.ts';
import { type EntitySet, findPropertyType, findRelation, type Relation } from './model.ts';
import { type PageToken, parsePageToken } from './page-token.ts';
import { type Order, parseOrder } from './parse-order.ts';

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
  readonly filter: Expression | undefined;
  readonly select: ReadonlySet<string> | undefined;
  readonly expand: readonly Expansion[];
  /** undefined: JSON entities. */
  readonly format: ResultFormat | undefined;
  /** Behind what this page begins, in the order asked for. */
  readonly after: PageToken | undefined;
  /** Option texts as they were given, for the link to the next page. */
  readonly given: readonly (readonly [name: string, value: string])[];
}

/** No option: a page of all there is. */
export const everything: Query = {
  top: limits.defaultPageSize,
  skip: 0,
  count: false,
  orderBy: [],
  filter: undefined,
  select: undefined,
  expand: [],
  format: undefined,
  after: undefined,
  given: [],
};

type Mutable = { -readonly [K in keyof Query]: Query[K] };

const later = new Set(['$search', '$format', '$apply', '$compute', '$levels']);
const MAX_LIST = 20;
/** Names in a path below a property, itself included. */
const MAX_PARTS = 8;
/** Levels of $expand. */
const MAX_DEPTH = 5;

type Pair = readonly [name: string, value: string];

/**
 * Query options of an address, without the question mark.
 * @throws WijkritmeError invalid_query or not_supported, naming the option and the place in it
 */
export function parseQuery(set: EntitySet, text: string): Query {
  const pairs = text.split('&').filter(Boolean);
  return readOptions(set, pairs.map(decodePair), 0);
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

function readOptions(set: EntitySet, pairs: readonly (readonly [string, string])[], depth: number): Query {
  const query: Mutable = {
    ...everything,
    given: pairs,
  };
  const seen = new Set<string>();
  for (const [name, value] of pairs) {
    if (seen.has(name)) throw invalid(name, 'is given twice');
    seen.add(name);
    readOption(query, set, [name, value], depth);
  }
  return query;
}

function readOption(query: Mutable, set: EntitySet, [name, value]: Pair, depth: number): void {
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
      query.after = parsePageToken(value);
      return;
    case '$orderby':
      query.orderBy = splitOutside(value, ',').flatMap((item) => parseOrder(set, item.trim()));
      return;
    case '$filter':
      query.filter = parseExpression(set, value);
      return;
    case '$select':
      query.select = new Set(listOf(name, value).map((item) => selected(set, item)));
      return;
    case '$expand':
      query.expand = mergeExpansions(splitOutside(value, ',').map((item) => expansionOf(set, item.trim(), depth)));
      return;
    case '$resultFormat':
      if (depth > 0) throw invalid(name, 'holds for the whole answer, not inside $expand');
      query.format = parseResultFormat(set, value);
      return;
    default:
      if (later.has(name)) throw new WijkritmeError('not_supported', englishOnly(`${name} is not supported here yet.`));
      throw invalid(
        name.slice(0, 40),
        'is not a query option; use $top, $skip, $count, $orderby, $filter, $select, $expand, $resultFormat',
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

function selected(set: EntitySet, name: string): string {
  const isKnown =
    ['id', '@iot.id', '@iot.selfLink', '*'].includes(name) || findPropertyType(set, name) || findRelation(set, name);
  const [whole = '', ...keys] = name.split('/');
  const isPart = keys.length > 0 && keys.length < MAX_PARTS && findPropertyType(set, whole) === 'json';
  if (!isKnown && !(isPart && !keys.includes(''))) throw invalid('$select', `${set} have no ${quote(name)}`);
  return name;
}

/** `Datastreams`, `Datastreams($top=1;$expand=Sensor)` or `Datastreams/Sensor`, which is short for the last. */
function expansionOf(set: EntitySet, item: string, depth: number): Expansion {
  if (depth >= MAX_DEPTH) throw invalid('$expand', `goes more than ${MAX_DEPTH} levels deep`);
  const [, name = '', rest = ''] = /^([A-Za-z]+)(.*)$/s.exec(item) ?? [];
  const relation = findRelation(set, name);
  if (!relation) throw invalid('$expand', `${set} have no relation ${quote(name || item)}`);
  return { name, relation, query: readOptions(relation.set, optionsInside(item, rest), depth + 1) };
}

function optionsInside(item: string, rest: string): Pair[] {
  if (rest === '') return [];
  if (rest.startsWith('/')) return [['$expand', rest.slice(1)]];
  if (!rest.startsWith('(') || !rest.endsWith(')')) throw invalid('$expand', `${quote(item)} lacks a closing bracket`);
  return splitOutside(rest.slice(1, -1), ';').map((option): Pair => {
    const equals = option.indexOf('=');
    if (equals < 0) throw invalid('$expand', `${quote(option)} must look like $top=1`);
    return [option.slice(0, equals).trim(), option.slice(equals + 1).trim()];
  });
}

/** `Datastreams/Sensor,Datastreams/Thing` names one relation twice: both go into it. */
function mergeExpansions(expansions: readonly Expansion[]): Expansion[] {
  const merged = new Map<string, Expansion>();
  for (const expansion of expansions) {
    const before = merged.get(expansion.name);
    if (!before) merged.set(expansion.name, expansion);
    else if (before.query.given.some(([name]) => name !== '$expand'))
      throw invalid('$expand', `${expansion.name} is given twice`);
    else {
      const expand = mergeExpansions([...before.query.expand, ...expansion.query.expand]);
      merged.set(expansion.name, { ...expansion, query: { ...expansion.query, expand } });
    }
  }
  return [...merged.values()];
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
  return new WijkritmeError('invalid_query', englishOnly(`${name} ${message}.`), {
    fields: [{ pointer: name, message: englishOnly(message) }],
  });
}
