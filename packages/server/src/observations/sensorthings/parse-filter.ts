import { WijkritmeError } from '@wijkritme/contract';
import { parseInstant } from './instant.ts';
import { type EntitySet, findPropertyType, MAX_ID } from './model.ts';

export const operators = ['lt', 'le', 'eq', 'ne', 'ge', 'gt'] as const;
export type Operator = (typeof operators)[number];

/** One comparison; `id` holds a bigint, times are UTC ms. */
export type Comparison =
  | { readonly type: 'id'; readonly operator: Operator; readonly value: bigint }
  | { readonly type: 'text'; readonly property: string; readonly operator: Operator; readonly value: string }
  | {
      readonly type: 'number' | 'time';
      readonly property: string;
      readonly operator: Operator;
      readonly value: number;
    };

type Token = { readonly at: number; readonly text: string } & (
  | { readonly kind: 'name' | 'sign' }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number' | 'time' }
);

// A plus sign that was not encoded arrives as a space.
const time = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+\- ]\d{2}:?\d{2})/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?/y;
const text = /'((?:[^']|'')*)'/y;
const name = /[A-Za-z_@$][A-Za-z0-9_.@$]*(?:\/[A-Za-z_@$][A-Za-z0-9_.@$]*)*/y;
const sign = /[(),]/y;
const space = /\s+/y;

/**
 * Comparisons on id, text, number and time, joined by `and`.
 * @throws WijkritmeError invalid_query with the place, not_supported for the rest of the filter language
 */
export function parseFilter(set: EntitySet, filter: string): Comparison[] {
  const tokens = tokenize(filter);
  const comparisons: Comparison[] = [];
  for (let i = 0; i < tokens.length; i += 4) {
    const [left, operator, right, next] = tokens.slice(i, i + 4);
    if (!left || !operator || !right) throw invalid(filter.length, 'ends too early');
    comparisons.push(compare(set, left, operator, right));
    if (next && (next.kind !== 'name' || next.text !== 'and')) throw unexpected(next);
    if (next && i + 4 === tokens.length) throw invalid(filter.length, 'ends with "and"');
  }
  if (comparisons.length === 0) throw invalid(0, 'is empty');
  return comparisons;
}

function compare(set: EntitySet, left: Token, operatorToken: Token, right: Token): Comparison {
  for (const token of [left, operatorToken, right])
    if (token.kind === 'sign' || token.text === 'not') throw unexpected(token);
  if (left.kind !== 'name') {
    if (right.kind !== 'name') throw invalid(right.at, `${right.text} must be a property`);
    return compareProperty(set, right, flip(operatorOf(operatorToken)), left);
  }
  return compareProperty(set, left, operatorOf(operatorToken), right);
}

function compareProperty(set: EntitySet, property: Token, operator: Operator, literal: Token): Comparison {
  if (property.text === 'id' || property.text === '@iot.id') {
    if (literal.kind !== 'number' || !/^\d{1,18}\d?$/.test(literal.text)) throw wrongLiteral(literal, 'a whole number');
    const value = BigInt(literal.text);
    if (value > MAX_ID) throw wrongLiteral(literal, `a whole number up to ${MAX_ID}`);
    return { type: 'id', operator, value };
  }
  const type = property.text.includes('/') ? 'json' : findPropertyType(set, property.text);
  switch (type) {
    case undefined:
      throw invalid(property.at, `${set} have no property "${property.text}"`);
    case 'json':
      throw new WijkritmeError('not_supported', `$filter: "${property.text}" cannot be compared here yet.`);
    case 'text':
      if (literal.kind !== 'text') throw wrongLiteral(literal, "text between single quotes, 'like this'");
      if (literal.value.includes('\u0000')) throw invalid(literal.at, 'text holds a null character');
      return { type, property: property.text, operator, value: literal.value };
    case 'number':
      if (literal.kind !== 'number') throw wrongLiteral(literal, 'a number');
      return { type, property: property.text, operator, value: Number(literal.text) };
    case 'time': {
      const value = literal.kind === 'time' ? parseInstant(literal.text.replace(' ', '+')) : Number.NaN;
      if (Number.isNaN(value)) throw wrongLiteral(literal, 'a time such as 2026-11-22T10:00:00Z, without quotes');
      return { type, property: property.text, operator, value };
    }
    default:
      return type satisfies never;
  }
}

function wrongLiteral(literal: Token, expected: string): WijkritmeError {
  if (literal.kind === 'name')
    return new WijkritmeError('not_supported', `$filter: comparing with "${literal.text}" is not supported here yet.`);
  return invalid(literal.at, `${literal.text} must be ${expected}`);
}

function operatorOf(token: Token): Operator {
  const found = operators.find((operator) => operator === token.text);
  if (found === undefined) throw unexpected(token);
  return found;
}

function flip(operator: Operator): Operator {
  const flipped = { lt: 'gt', le: 'ge', gt: 'lt', ge: 'le', eq: 'eq', ne: 'ne' } as const;
  return flipped[operator];
}

const laterWords =
  /^(or|not|add|sub|mul|div|mod|any|all|[a-z]+of|[a-z]+with|st_.*|geo\..*|now|date|time|year|month|day|hour|minute|second|before|after|during|overlaps|meets|starts|finishes|length|tolower|toupper|trim|concat|substring|round|floor|ceiling)$/;

/** Words of the filter language that we know but cannot do yet, or nonsense. */
function unexpected(token: Token): WijkritmeError {
  if (token.kind === 'sign' || laterWords.test(token.text))
    return new WijkritmeError(
      'not_supported',
      `$filter: "${token.text}" at position ${token.at} is not supported; use comparisons joined by "and".`,
    );
  return invalid(token.at, `"${token.text}" is not expected here`);
}

function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < filter.length; ) {
    const blank = match(space, filter, at);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const token = tokenAt(filter, at);
    if (!token) throw invalid(at, `${JSON.stringify(filter.slice(at, at + 20))} cannot be read`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(filter: string, at: number): Token | undefined {
  const quoted = match(text, filter, at);
  if (quoted) return { kind: 'text', at, text: quoted[0], value: (quoted[1] ?? '').replaceAll("''", "'") };
  for (const [kind, form] of [
    ['time', time],
    ['number', number],
    ['name', name],
    ['sign', sign],
  ] as const) {
    const found = match(form, filter, at);
    if (found) return { kind, at, text: found[0] };
  }
  return undefined;
}

function match(form: RegExp, filter: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(filter);
}

function invalid(at: number, message: string): WijkritmeError {
  return new WijkritmeError('invalid_query', `$filter at position ${at}: ${message}.`, {
    fields: [{ pointer: '$filter', message: `position ${at}: ${message}` }],
  });
}
