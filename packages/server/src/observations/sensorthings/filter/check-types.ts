import { parseInstant } from '../instant.ts';
import type { Expression, ValueType } from './expression.ts';
import { findFunction } from './functions.ts';
import { invalid } from './tokens.ts';

/** Must be a condition. @throws WijkritmeError invalid_query with the place */
export function toCondition(expression: Expression, at: number): Expression {
  return as(expression, 'boolean', at);
}

export function toOperation(name: string, args: readonly Expression[], at: number): Expression {
  switch (name) {
    case 'and':
    case 'or':
    case 'not':
      return { kind: 'call', type: 'boolean', name, args: args.map((arg) => toCondition(arg, at)) };
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'mod':
      return toArithmetic(name, args, at);
    default:
      return toComparison(name, args, at);
  }
}

/** `a in (1,2,3)` (OData 4.01 part 2, 5.1.1.1.12): equal to one of them. */
export function toOneOf(left: Expression, values: readonly Expression[], at: number): Expression {
  const [first] = values;
  if (first === undefined) throw invalid(at, 'in takes at least one value, as in id in (1,2,3)');
  if (values.length === 1) return toComparison('eq', [left, first], at);
  // Halved, so that a long list nests a few levels and not as many as it has values.
  const middle = Math.ceil(values.length / 2);
  const halves = [values.slice(0, middle), values.slice(middle)].map((half) => toOneOf(left, half, at));
  return toOperation('or', halves, at);
}

export function toNegative(arg: Expression, at: number): Expression {
  return { kind: 'call', type: 'number', name: 'negative', args: [as(arg, 'number', at)] };
}

/** @throws WijkritmeError invalid_query for an unknown function or a wrong argument */
export function toCall(name: string, args: readonly Expression[], at: number): Expression {
  const type = findFunction(name);
  if (!type) throw invalid(at, `there is no function "${name}"`);
  const most = type.takes.length;
  const least = most - (type.optional ?? 0);
  if (args.length < least || args.length > most)
    throw invalid(at, `${name} takes ${least === most ? most : `${least} or ${most}`} values, not ${args.length}`);
  const checked = args.map((arg, i) => oneOf(arg, type.takes[i] ?? [], { name, at }));
  return { kind: 'call', type: type.gives, name, args: checked };
}

function oneOf(arg: Expression, types: readonly ValueType[], { name, at }: { name: string; at: number }): Expression {
  if (types.includes(arg.type)) return arg;
  for (const type of types) {
    const changed = tryAs(arg, type);
    if (changed) return changed;
  }
  throw invalid(at, `${name} takes ${types.join(' or ')} here, not ${wordOf(arg)}`);
}

/** Numbers with numbers; a time and a duration, or two times. */
function toArithmetic(name: string, args: readonly Expression[], at: number): Expression {
  const [left, right] = args;
  if (!left || !right) throw new Error('an operator has two sides');
  if (name === 'add' || name === 'sub') {
    const types = `${left.type} ${right.type}`;
    if (types === 'time duration') return { kind: 'call', type: 'time', name: `time ${name}`, args };
    if (types === 'duration time' && name === 'add') return { kind: 'call', type: 'time', name: 'time add', args };
    if (types === 'time time' && name === 'sub') return { kind: 'call', type: 'duration', name: 'time sub', args };
    if (types === 'duration duration') return { kind: 'call', type: 'duration', name: `time ${name}`, args };
  }
  return { kind: 'call', type: 'number', name, args: args.map((arg) => as(arg, 'number', at)) };
}

function toComparison(name: string, args: readonly Expression[], at: number): Expression {
  const [left, right] = args;
  if (!left || !right) throw new Error('a comparison has two sides');
  if (left.type === 'null' || right.type === 'null') return toNullCheck(name, left.type === 'null' ? right : left, at);
  const sides = meet(left, right);
  if (!sides) throw invalid(at, `${wordOf(left)} and ${wordOf(right)} cannot be compared`);
  const isSpan = sides.some((side) => side.type === 'interval');
  return { kind: 'call', type: 'boolean', name: isSpan ? `span ${name}` : name, args: sides };
}

function toNullCheck(name: string, arg: Expression, at: number): Expression {
  if (name !== 'eq' && name !== 'ne') throw invalid(at, 'null can be compared with eq and ne only');
  return { kind: 'call', type: 'boolean', name: name === 'eq' ? 'is null' : 'is not null', args: [arg] };
}

/** Both sides in one type; undefined where there is none. */
function meet(left: Expression, right: Expression): readonly [Expression, Expression] | undefined {
  if (left.type === right.type) return left.type === 'geometry' ? undefined : [left, right];
  if (isSpan(left) && isSpan(right)) return [left, right];
  // What is asked for decides: a value that is written down takes the type of the property beside it.
  const asLeft = tryAs(right, left.type);
  if (asLeft && left.type !== 'json') return [left, asLeft];
  const asRight = tryAs(left, right.type);
  if (asRight && right.type !== 'json') return [asRight, right];
  // A number beside text is compared as text, as the tests of OGC do with results.
  if (left.type === 'number' && right.type === 'text') return [textOf(left), right];
  if (left.type === 'text' && right.type === 'number') return [left, textOf(right)];
  return undefined;
}

function as(arg: Expression, type: ValueType, at: number): Expression {
  const changed = tryAs(arg, type);
  if (!changed) throw invalid(at, `${wordOf(arg)} stands where ${type === 'boolean' ? 'a condition' : type} must be`);
  return changed;
}

function tryAs(arg: Expression, type: ValueType): Expression | undefined {
  if (arg.type === type) return arg;
  if (arg.type === 'json' && ['number', 'text', 'boolean', 'time'].includes(type))
    return { kind: 'call', type, name: 'as', args: [arg] };
  if (type === 'id' && arg.kind === 'literal' && arg.type === 'number' && Number.isInteger(arg.value) && arg.value >= 0)
    return { kind: 'literal', type: 'id', value: BigInt(arg.value) };
  if (type === 'number' && arg.type === 'id' && arg.kind === 'property')
    return { kind: 'call', type, name: 'as', args: [arg] };
  // An instant is a stretch of time without length.
  if ((type === 'time' || type === 'interval') && arg.kind === 'literal' && arg.type === 'text') {
    const time = parseInstant(arg.value);
    return Number.isNaN(time) ? undefined : { kind: 'literal', type: 'time', value: time };
  }
  return undefined;
}

function textOf(arg: Expression): Expression {
  return { kind: 'call', type: 'text', name: 'as', args: [arg] };
}

function isSpan(expression: Expression): boolean {
  return expression.type === 'time' || expression.type === 'interval';
}

function wordOf(expression: Expression): string {
  if (expression.kind === 'property') return `${expression.property} (${expression.type})`;
  if (expression.kind === 'literal') return `${expression.type} ${String(expression.value).slice(0, 40)}`;
  return expression.kind === 'call' ? `${expression.name} (${expression.type})` : expression.type;
}
