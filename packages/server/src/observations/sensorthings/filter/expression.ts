import type { EntitySet, Relation } from '../model.ts';

/**
 * What a part of a filter is. `json` is a part of a free property and takes the type of what it is compared with; `text`
 * stands for dates and times of day as well, whose ISO 8601 forms sort as they should.
 */
export type ValueType =
  | 'number'
  | 'text'
  | 'time'
  | 'interval'
  | 'duration'
  | 'boolean'
  | 'geometry'
  | 'json'
  | 'id'
  | 'null';

export type Literal =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'id'; readonly value: bigint }
  | { readonly type: 'text'; readonly value: string }
  /** UTC ms. */
  | { readonly type: 'time'; readonly value: number }
  /** UTC ms, begin and end. */
  | { readonly type: 'interval'; readonly value: readonly [number, number] }
  /** ISO 8601, as PostgreSQL reads it. */
  | { readonly type: 'duration'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** Well-known text. */
  | { readonly type: 'geometry'; readonly value: string }
  | { readonly type: 'null'; readonly value: null };

/** A property of the entity itself, or of one that it is related to. */
export interface PropertyRef {
  readonly kind: 'property';
  readonly type: ValueType;
  /** From the entity asked for; empty for its own properties. */
  readonly relations: readonly PathStep[];
  readonly set: EntitySet;
  readonly property: string;
  /** Below a property that holds JSON. */
  readonly keys: readonly string[];
  /** Datastreams of whose readings this property is not told to who asks; absent: none. */
  readonly unknownOf?: readonly number[];
}

export interface PathStep {
  readonly name: string;
  readonly relation: Relation;
}

export type Expression =
  | ({ readonly kind: 'literal' } & Literal)
  | PropertyRef
  | {
      readonly kind: 'call';
      readonly type: ValueType;
      /** An operator or a function of the filter language, or `as` for a change of type. */
      readonly name: string;
      readonly args: readonly Expression[];
    }
  /** What a function of shapes gave for each entity of a set: it is worked out before the question goes to the store. */
  | {
      readonly kind: 'worked-out';
      readonly type: 'number' | 'boolean';
      readonly relations: readonly PathStep[];
      readonly set: EntitySet;
      readonly ids: readonly number[];
      readonly values: readonly number[];
    };

/** Every way from the entity asked for to one whose property is named; empty for its own properties. */
export function waysOf(expression: Expression): (readonly PathStep[])[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'property':
    case 'worked-out':
      return [expression.relations];
    case 'call':
      return expression.args.flatMap(waysOf);
    default:
      return expression satisfies never;
  }
}

/** The parts that must all hold. */
export function conjunctsOf(expression: Expression): Expression[] {
  if (expression.kind === 'call' && expression.name === 'and') return expression.args.flatMap(conjunctsOf);
  return [expression];
}
