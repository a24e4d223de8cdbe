import { englishOnly, WijkritmeError } from '@wijkritme/contract';
import { type EntitySet, findPropertyType, findRelation, isSometimesOfReading } from '../model.ts';
import type { PathStep, PropertyRef, ValueType } from './expression.ts';
import { invalid, type Token } from './tokens.ts';

const MAX_PARTS = 8;
/** Properties whose JSON is a shape (GeoJSON). */
const shapes = new Set(['location', 'feature']);

/**
 * A name such as `result`, `@iot.id`, `Datastreams/Thing/name`, `properties/colour/shade` or `unitOfMeasurements[0]/symbol`.
 * @throws WijkritmeError invalid_query with the place
 */
export function resolveProperty(from: EntitySet, token: Pick<Token, 'text' | 'at'>): PropertyRef {
  const parts = token.text.split('/');
  if (parts.length > MAX_PARTS) throw invalid(token.at, `${token.text} has more than ${MAX_PARTS} parts`);
  const relations: PathStep[] = [];
  let set = from;
  for (const [i, name] of parts.entries()) {
    const relation = findRelation(set, name);
    if (!relation) return propertyOf(set, { parts: parts.slice(i), relations, token });
    relations.push({ name, relation });
    set = relation.set;
  }
  throw invalid(token.at, `${token.text} names entities; name one of their properties, such as ${token.text}/id`);
}

interface Rest {
  readonly parts: readonly string[];
  readonly relations: readonly PathStep[];
  readonly token: Pick<Token, 'text' | 'at'>;
}

function propertyOf(set: EntitySet, { parts, relations, token }: Rest): PropertyRef {
  const [name = '', ...keys] = parts.flatMap((part) => part.split(/[[\]]+/).filter(Boolean));
  const property = name === '@iot.id' ? 'id' : name;
  const stored = property === 'id' ? 'id' : findPropertyType(set, property);
  if (stored === undefined) throw invalid(token.at, `${set} have no property "${name}"`);
  if (isSometimesOfReading(set, property) && property !== 'validTime')
    throw new WijkritmeError(
      'not_supported',
      englishOnly(
        `${name} is worked out for who asks and not kept, so it is no part of a question; choose it with $select.`,
      ),
    );
  if (stored === 'list') return placeIn(set, { name, keys, relations, token });
  if (keys.length > 0 && stored !== 'json') throw invalid(token.at, `"${name}" of ${set} has no parts`);
  const isShape = stored === 'area' || (keys.length === 0 && shapes.has(property));
  const type: ValueType = isShape ? 'geometry' : stored === 'span' ? 'interval' : stored;
  return { kind: 'property', type, relations, set, property, keys };
}

/** One number of a result that is a list. */
function placeIn(
  set: EntitySet,
  { name, keys, relations, token }: { name: string; keys: readonly string[] } & Omit<Rest, 'parts'>,
): PropertyRef {
  const [key = ''] = keys;
  if (keys.length !== 1 || !/^\d+$/.test(key))
    throw invalid(token.at, `"${name}" is a list here; name a place in it, ${name}[0] for the first`);
  return { kind: 'property', type: 'number', relations, set, property: name, keys };
}
