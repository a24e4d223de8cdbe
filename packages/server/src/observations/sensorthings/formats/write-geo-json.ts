import type { EntityList } from '../wire.ts';
import { flatten, isRelation, parseEntity } from './flatten.ts';

/**
 * A list as a GeoJSON feature collection (RFC 7946): the shape is the entity's own, or the first among what is expanded; an entity
 * without one has a null geometry. Count and next page stand beside the features.
 */
export function writeGeoJson({ entities, count, nextLink }: EntityList): string {
  const features = entities.map((text) => {
    const entity = parseEntity(text);
    const properties = Object.fromEntries(
      [...flatten(entity)].filter(([path]) => !/(^|\/)(location|feature)$/.test(path)),
    );
    return { type: 'Feature', geometry: shapeOf(entity) ?? null, properties };
  });
  return JSON.stringify({
    type: 'FeatureCollection',
    features,
    ...(count !== undefined && { '@iot.count': count }),
    ...(nextLink !== undefined && { '@iot.nextLink': nextLink }),
  });
}

/** Depth first, in the order in which it is written. */
function shapeOf(entity: Readonly<Record<string, unknown>>): unknown {
  const own = entity.location ?? entity.feature;
  if (own !== undefined) return own;
  for (const [name, value] of Object.entries(entity)) {
    if (!isRelation(name) || name.includes('@') || typeof value !== 'object' || value === null) continue;
    for (const inner of Array.isArray(value) ? value : [value]) {
      const shape = shapeOf(inner as Record<string, unknown>);
      if (shape !== undefined) return shape;
    }
  }
  return undefined;
}
