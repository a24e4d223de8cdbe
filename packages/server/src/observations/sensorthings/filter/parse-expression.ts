import { parseInstant } from '../instant.ts';
import { type EntitySet, MAX_ID } from '../model.ts';
import { toCall, toCondition, toNegative, toOneOf, toOperation } from './check-types.ts';
import type { Expression } from './expression.ts';
import { resolveProperty } from './resolve-property.ts';
import { invalid, type Token, tokenize } from './tokens.ts';

/** How tightly operators bind (OData 4.01 part 2, 5.1.1.16); those of one number are taken from left to right. */
const strength: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  eq: 3,
  ne: 3,
  lt: 4,
  le: 4,
  gt: 4,
  ge: 4,
  in: 4,
  add: 5,
  sub: 5,
  mul: 6,
  div: 6,
  mod: 6,
};
/** `not` takes a whole comparison, so that `not result lt 1` reads as it is meant. */
const NOT = 3;
const MAX_DEPTH = 40;

/**
 * The filter language of SensorThings 1.1 (OGC 18-088, 9.3.3.5): every operator and function, paths over relations and
 * into free properties.
 * @throws WijkritmeError invalid_query with the place
 */
export function parseExpression(set: EntitySet, filter: string): Expression {
  const reader = new Reader(set, filter);
  const condition = toCondition(reader.read(0, 0), 0);
  reader.close();
  return condition;
}

/** One value to sort by: a property or any other expression. */
export function parseValue(set: EntitySet, text: string): Expression {
  const reader = new Reader(set, text);
  const value = reader.read(0, 0);
  reader.close();
  return value;
}

class Reader {
  readonly #set: EntitySet;
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;

  constructor(set: EntitySet, filter: string) {
    this.#set = set;
    this.#tokens = tokenize(filter);
    this.#end = filter.length;
    if (this.#tokens.length === 0) throw invalid(0, 'is empty');
  }

  /** Operators that bind more tightly than `above`. */
  read(above: number, depth: number): Expression {
    if (depth > MAX_DEPTH) throw invalid(this.#at(), `nests more than ${MAX_DEPTH} deep`);
    let left = this.#readOperand(depth);
    for (;;) {
      const token = this.#tokens[this.#next];
      const binds = token?.kind === 'name' ? strength[token.text] : undefined;
      if (!token || binds === undefined || binds <= above) return left;
      this.#next += 1;
      if (token.text === 'in') left = toOneOf(left, this.#readArguments(depth), token.at);
      else left = toOperation(token.text, [left, this.read(binds, depth + 1)], token.at);
    }
  }

  close(): void {
    const token = this.#tokens[this.#next];
    if (token) throw invalid(token.at, `${JSON.stringify(token.text)} is not expected here`);
  }

  #readOperand(depth: number): Expression {
    const token = this.#take();
    switch (token.kind) {
      case 'sign':
        if (token.text === '-') return toNegative(this.#readOperand(depth + 1), token.at);
        if (token.text !== '(') throw invalid(token.at, `${JSON.stringify(token.text)} is not expected here`);
        return this.#readBracket(depth);
      case 'name':
        return this.#readName(token, depth);
      default:
        return toLiteral(token);
    }
  }

  #readBracket(depth: number): Expression {
    const inside = this.read(0, depth + 1);
    this.#expect(')');
    return inside;
  }

  #readName(token: Token, depth: number): Expression {
    if (this.#tokens[this.#next]?.text === '(' && token.text !== 'not')
      return toCall(token.text, this.#readArguments(depth), token.at);
    switch (token.text) {
      case 'not':
        return toOperation('not', [this.read(NOT - 1, depth + 1)], token.at);
      case 'true':
      case 'false':
        return { kind: 'literal', type: 'boolean', value: token.text === 'true' };
      case 'null':
        return { kind: 'literal', type: 'null', value: null };
      default:
        return resolveProperty(this.#set, token);
    }
  }

  #readArguments(depth: number): Expression[] {
    this.#expect('(');
    const args: Expression[] = [];
    while (this.#tokens[this.#next]?.text !== ')') {
      if (args.length > 0) this.#expect(',');
      args.push(this.read(0, depth + 1));
    }
    this.#expect(')');
    return args;
  }

  #take(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw invalid(this.#end, 'ends too early');
    this.#next += 1;
    return token;
  }

  #expect(sign: string): void {
    const token = this.#take();
    if (token.kind !== 'sign' || token.text !== sign)
      throw invalid(token.at, `${JSON.stringify(token.text)} stands where "${sign}" must be`);
  }

  #at(): number {
    return this.#tokens[this.#next]?.at ?? this.#end;
  }
}

const durationForm =
  /^-?P(?=.)(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}D)?(?:T(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,9}(?:\.\d{1,6})?S)?)?$/;

function toLiteral(token: Token): Expression {
  switch (token.kind) {
    case 'number':
      return toNumber(token);
    case 'text':
      if (token.value.includes('\u0000')) throw invalid(token.at, 'text holds a null character');
      return { kind: 'literal', type: 'text', value: token.value };
    case 'date':
      return { kind: 'literal', type: 'text', value: token.text };
    case 'clock':
      return { kind: 'literal', type: 'text', value: toClock(token.text) };
    case 'time':
      return { kind: 'literal', type: 'time', value: toTime(token.text, token.at) };
    case 'interval':
      return toInterval(token);
    case 'duration':
      if (!durationForm.test(token.value))
        throw invalid(token.at, `${token.text} is no ISO 8601 duration such as PT1H`);
      return { kind: 'literal', type: 'duration', value: token.value };
    case 'geometry':
      return { kind: 'literal', type: 'geometry', value: token.value };
    default:
      throw invalid(token.at, `${JSON.stringify(token.text)} is not expected here`);
  }
}

/** A whole number that a double cannot hold is an identifier. */
function toNumber(token: Token): Expression {
  const value = Number(token.text);
  if (!/^\d+$/.test(token.text) || Number.isSafeInteger(value)) return { kind: 'literal', type: 'number', value };
  const id = BigInt(token.text);
  if (id > MAX_ID) throw invalid(token.at, `${token.text} is beyond ${MAX_ID}`);
  return { kind: 'literal', type: 'id', value: id };
}

function toInterval(token: Token): Expression {
  const span = [toTime(token.value, token.at), toTime(token.until, token.at)] as const;
  if (span[1] < span[0]) throw invalid(token.at, `${token.text} ends before it begins`);
  return { kind: 'literal', type: 'interval', value: span };
}

/** In the form that `time()` gives: to the second. */
function toClock(text: string): string {
  return text.length === 5 ? `${text}:00` : text.slice(0, 8);
}

function toTime(text: string, at: number): number {
  const time = parseInstant(text.replace(' ', '+'));
  if (Number.isNaN(time)) throw invalid(at, `${text} is no time such as 2026-11-22T10:00:00Z`);
  return time;
}
