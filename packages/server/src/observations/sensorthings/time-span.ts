import type { TimeSpan } from '../sql/read-sensorthings-observations.ts';
import { conjunctsOf, type Expression } from './filter/expression.ts';

/** The same comparison with its sides changed. */
const turned: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge', eq: 'eq' };

/**
 * Times (UTC ms, both included) outside which no reading can meet a filter, by comparisons of its own `phenomenonTime` with an
 * instant that all must hold. May be wider than what the filter picks, never narrower.
 */
export function timeSpanOf(filter: Expression | undefined): TimeSpan {
  let span: TimeSpan = {};
  for (const part of filter ? conjunctsOf(filter) : []) span = within(span, spanOfPart(part));
  return span;
}

/** What lies in both. */
export function within(one: TimeSpan, other: TimeSpan): TimeSpan {
  return {
    from: one.from === undefined ? other.from : Math.max(one.from, other.from ?? one.from),
    to: one.to === undefined ? other.to : Math.min(one.to, other.to ?? one.to),
  };
}

function spanOfPart(part: Expression): TimeSpan {
  if (part.kind !== 'call' || !Object.hasOwn(turned, part.name)) return {};
  const [left, right] = part.args;
  if (!left || !right) return {};
  if (isOwnTime(left) && right.kind === 'literal' && right.type === 'time') return spanOf(part.name, right.value);
  if (isOwnTime(right) && left.kind === 'literal' && left.type === 'time')
    return spanOf(turned[part.name] ?? '', left.value);
  return {};
}

function isOwnTime(value: Expression): boolean {
  return value.kind === 'property' && value.relations.length === 0 && value.property === 'phenomenonTime';
}

function spanOf(name: string, time: number): TimeSpan {
  switch (name) {
    case 'gt':
    case 'ge':
      return { from: time };
    case 'lt':
    case 'le':
      return { to: time };
    default:
      return { from: time, to: time };
  }
}
