import type { ValueType } from './expression.ts';

export interface FunctionType {
  /** Types that each argument may have, in order. */
  readonly takes: readonly (readonly ValueType[])[];
  /** How many of them may be left out at the end. */
  readonly optional?: number;
  readonly gives: ValueType;
}

const text = ['text'] as const;
const number = ['number'] as const;
const time = ['time'] as const;
const span = ['time', 'interval'] as const;
const shape = ['geometry'] as const;

const ofTexts = (gives: ValueType): FunctionType => ({ takes: [text, text], gives });
const ofTime = (gives: ValueType): FunctionType => ({ takes: [time], gives });
const ofSpans: FunctionType = { takes: [span, span], gives: 'boolean' };
const ofShapes: FunctionType = { takes: [shape, shape], gives: 'boolean' };
const ofNumber: FunctionType = { takes: [number], gives: 'number' };

/** The functions of SensorThings 1.1, table 24 (OGC 18-088, 9.3.3.5.2), and `contains` of OData 4. */
export const functions: Readonly<Record<string, FunctionType>> = {
  substringof: ofTexts('boolean'),
  contains: ofTexts('boolean'),
  endswith: ofTexts('boolean'),
  startswith: ofTexts('boolean'),
  length: { takes: [text], gives: 'number' },
  indexof: ofTexts('number'),
  substring: { takes: [text, number, number], optional: 1, gives: 'text' },
  tolower: { takes: [text], gives: 'text' },
  toupper: { takes: [text], gives: 'text' },
  trim: { takes: [text], gives: 'text' },
  concat: ofTexts('text'),
  year: ofTime('number'),
  month: ofTime('number'),
  day: ofTime('number'),
  hour: ofTime('number'),
  minute: ofTime('number'),
  second: ofTime('number'),
  fractionalseconds: ofTime('number'),
  date: ofTime('text'),
  time: ofTime('text'),
  totaloffsetminutes: ofTime('number'),
  now: { takes: [], gives: 'time' },
  mindatetime: { takes: [], gives: 'time' },
  maxdatetime: { takes: [], gives: 'time' },
  round: ofNumber,
  floor: ofNumber,
  ceiling: ofNumber,
  before: ofSpans,
  after: ofSpans,
  meets: ofSpans,
  during: { takes: [span, ['interval']], gives: 'boolean' },
  overlaps: ofSpans,
  starts: ofSpans,
  finishes: ofSpans,
  'geo.distance': { takes: [shape, shape], gives: 'number' },
  'geo.length': { takes: [shape], gives: 'number' },
  'geo.intersects': ofShapes,
  st_equals: ofShapes,
  st_disjoint: ofShapes,
  st_touches: ofShapes,
  st_within: ofShapes,
  st_overlaps: ofShapes,
  st_crosses: ofShapes,
  st_intersects: ofShapes,
  st_contains: ofShapes,
  st_relate: { takes: [shape, shape, text], gives: 'boolean' },
};

export function findFunction(name: string): FunctionType | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

export function isOfShapes(name: string): boolean {
  return name.startsWith('geo.') || name.startsWith('st_');
}
