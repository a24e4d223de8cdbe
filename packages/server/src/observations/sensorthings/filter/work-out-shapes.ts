import { englishOnly, type Geometry, limits, WijkritmeError } from '@wijkritme/contract';
import { type ShapeRow, selectShapes } from '../../../sensors/index.ts';
import type { Door } from '../door.ts';
import { entityTypes } from '../model.ts';
import type { Query } from '../parse-query.ts';
import { selectRows } from '../select-rows.ts';
import type { Expression, PropertyRef } from './expression.ts';
import { isOfShapes } from './functions.ts';
import type { Shape } from './shapes.ts';

const MOST = limits.shapesPerQuestion;

type Call = Extract<Expression, { kind: 'call' }>;
type ShapeLibrary = typeof import('./shapes.ts');

/**
 * Works out every function of shapes in a question, also inside what is expanded: the store has no geometry of its own, so
 * that it needs nothing beside PostgreSQL. The library is loaded with the first such question.
 * @throws WijkritmeError invalid_query, too_large where there are too many shapes to go through
 */
export async function workOutShapes(door: Door, query: Query): Promise<Query> {
  const filter = query.filter && (await replaced(door, query.filter));
  const orderBy = await Promise.all(
    query.orderBy.map(async (order) => ({ ...order, value: await replaced(door, order.value) })),
  );
  const expand = await Promise.all(
    query.expand.map(async (part) => ({ ...part, query: await workOutShapes(door, part.query) })),
  );
  return { ...query, filter, orderBy, expand };
}

async function replaced(door: Door, expression: Expression): Promise<Expression> {
  if (expression.kind !== 'call') return expression;
  if (isOfShapes(expression.name)) return workedOut(door, expression);
  return { ...expression, args: await Promise.all(expression.args.map((arg) => replaced(door, arg))) };
}

async function workedOut(door: Door, call: Call): Promise<Expression> {
  const library = await import('./shapes.ts');
  const shapes = call.args.filter((arg) => arg.type === 'geometry');
  const [property, second] = shapes.filter((arg): arg is PropertyRef => arg.kind === 'property');
  if (second) throw invalid(call, 'compares a stored shape with one that is written down');
  if (!property) return constantOf(library, call, shapes);
  const rows = await shapesOf(door, call, property);
  const pattern = patternOf(library, call);
  const fixed = new Map(shapes.map((arg) => [arg, arg === property ? undefined : literalShape(library, call, arg)]));
  const ids: number[] = [];
  const values: number[] = [];
  for (const { id, shape } of rows) {
    const stored = library.parseGeoJson(shape);
    if (!stored) continue;
    const both = shapes.map((arg) => fixed.get(arg) ?? stored);
    ids.push(id);
    values.push(library.workOut(call.name, both, pattern));
  }
  const type = call.type === 'boolean' ? 'boolean' : 'number';
  return { kind: 'worked-out', type, relations: property.relations, set: property.set, ids, values };
}

function constantOf(library: ShapeLibrary, call: Call, args: readonly Expression[]): Expression {
  const shapes = args.map((arg) => literalShape(library, call, arg));
  const value = library.workOut(call.name, shapes, patternOf(library, call));
  return call.type === 'boolean'
    ? { kind: 'literal', type: 'boolean', value: value === 1 }
    : { kind: 'literal', type: 'number', value };
}

async function shapesOf(door: Door, call: Call, { set }: PropertyRef): Promise<ShapeRow[]> {
  const { kind } = entityTypes[set];
  const isDatastream = kind === 'datastream' || kind === 'multiDatastream';
  if (!isDatastream && kind !== 'location' && kind !== 'featureOfInterest')
    throw invalid(call, `has no shapes among ${set}`);
  const rows = await (isDatastream ? selectAreas(door, kind) : selectShapes(door.room.sensors.db, kind, MOST + 1));
  if (rows.length > MOST)
    throw new WijkritmeError('too_large', englishOnly(`${call.name} goes through at most ${MOST} ${set}.`));
  return rows;
}

/** What datastreams observed, as it would be read: the box around what their readings are about. */
async function selectAreas(door: Door, kind: 'datastream' | 'multiDatastream'): Promise<ShapeRow[]> {
  const rows = await selectRows(door, { kind, where: [], orderBy: [], limit: MOST + 1, offset: 0 });
  return rows.flatMap(({ id, properties }) => {
    // `selectRows` gives a box or null.
    const area = properties.observedArea as Geometry | null;
    return area ? [{ id, shape: withoutEmptySides(area) }] : [];
  });
}

/** A box around one point has no inside, and around points in a row none either: it is that point, or the line. */
function withoutEmptySides(box: Geometry): Geometry {
  const [[low, , high] = []] = (box as { coordinates: [number, number][][] }).coordinates;
  if (!low || !high || (low[0] !== high[0] && low[1] !== high[1])) return box;
  const isPoint = low[0] === high[0] && low[1] === high[1];
  return (isPoint ? { type: 'Point', coordinates: low } : { type: 'LineString', coordinates: [low, high] }) as Geometry;
}

function patternOf(library: ShapeLibrary, call: Call): string {
  if (call.name !== 'st_relate') return '';
  const pattern = call.args.find((arg) => arg.kind === 'literal' && arg.type === 'text');
  const text = pattern?.kind === 'literal' ? String(pattern.value) : '';
  if (!library.relatePattern.test(text)) throw invalid(call, 'takes a pattern of nine signs from 0 1 2 T F *');
  return text;
}

function literalShape(library: ShapeLibrary, call: Call, arg: Expression): Shape {
  const text = arg.kind === 'literal' ? String(arg.value) : '';
  const shape = library.parseWellKnownText(text);
  if (!shape)
    throw invalid(call, `cannot read ${JSON.stringify(text.slice(0, 60))}; write POINT(4.9 52.4) or another shape`);
  return shape;
}

function invalid(call: Call, message: string): WijkritmeError {
  return new WijkritmeError('invalid_query', englishOnly(`$filter: ${call.name} ${message}.`), {
    fields: [{ pointer: '$filter', message: englishOnly(`${call.name} ${message}`) }],
  });
}
