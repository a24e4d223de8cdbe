import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type Expression, waysOf } from './filter/expression.ts';
import { parseValue } from './filter/parse-expression.ts';
import { type EntitySet, findPropertyType, isSometimesOfReading } from './model.ts';

export interface Order {
  readonly value: Expression;
  readonly descending: boolean;
}

/**
 * One part of `$orderby`: a property, a path that leads to single entities, or any value of the filter language.
 * @throws WijkritmeError invalid_query naming the part
 */
export function parseOrder(set: EntitySet, item: string): Order[] {
  const [, text = '', direction = 'asc'] = /^(.+?)(?:\s+(asc|desc))?$/s.exec(item) ?? [];
  const value = read(set, text);
  for (const path of waysOf(value)) {
    const many = path.find((step) => step.relation.many);
    if (many) throw invalid(`${quote(text)} leads to several ${many.name}; sort by what there is one of`);
  }
  if (
    value.type === 'null' ||
    (value.kind === 'property' && (isArea(value) || isSometimesOfReading(value.set, value.property)))
  )
    throw invalid(`${quote(text)} has no order`);
  const descending = direction === 'desc';
  if (value.type !== 'interval') return [{ value, descending }];
  // A stretch of time by its begin, and by its end where they begin together.
  return ['begin of', 'end of'].map((name) => ({
    value: { kind: 'call', type: 'time', name, args: [value] },
    descending,
  }));
}

function isArea({ set, property }: { readonly set: EntitySet; readonly property: string }): boolean {
  return findPropertyType(set, property) === 'area';
}

function read(set: EntitySet, text: string): Expression {
  try {
    return parseValue(set, text);
  } catch (cause) {
    if (cause instanceof WijkritmeError && cause.code === 'invalid_query')
      throw invalid(`${quote(text)}: ${cause.detail.replace(/^\$filter /, '')}`);
    throw cause;
  }
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

function invalid(message: string): WijkritmeError {
  return new WijkritmeError('invalid_query', englishOnly(`$orderby ${message}`), {
    fields: [{ pointer: '$orderby', message: englishOnly(message) }],
  });
}
