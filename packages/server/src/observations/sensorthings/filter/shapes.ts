import type { Geometry as GeoJson } from '@wijkritme/contract';
import type Geometry from 'jsts/org/locationtech/jts/geom/Geometry.js';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import WKTReader from 'jsts/org/locationtech/jts/io/WKTReader.js';
import DistanceOp from 'jsts/org/locationtech/jts/operation/distance/DistanceOp.js';
import RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js';

/** The library's types leave this method out; every kind of geometry has it. */
export type Shape = Geometry & { getDimension(): number };

const factory = new GeometryFactory();

/** GeoJSON of the store, a Feature taken for its geometry; undefined where it is no shape. */
export function parseGeoJson(stored: GeoJson | { type: 'Feature'; geometry: GeoJson | null }): Shape | undefined {
  const geometry = 'geometry' in stored ? stored.geometry : stored;
  try {
    return geometry ? new GeoJSONReader(factory).read(geometry) : undefined;
  } catch {
    return undefined;
  }
}

/** Well-known text such as `POINT(4.9 52.4)`; undefined where it is none. */
export function parseWellKnownText(text: string): Shape | undefined {
  try {
    return new WKTReader(factory).read(text.replace(/^SRID=4326;/i, ''));
  } catch {
    return undefined;
  }
}

export const relatePattern = /^[012TF*]{9}$/i;

/**
 * Functions of shapes in WGS84 longitude and latitude, on the plane: distances and lengths are degrees, as OData 4.01
 * (part 2, 5.1.1.12) defines them by the coordinate system. Relations follow the nine intersections of OGC 06-103r4, 6.1.15.
 * @returns a number, or 1 and 0 for true and false
 */
export function workOut(name: string, shapes: readonly Shape[], pattern: string): number {
  const [a, b] = shapes;
  if (!a) throw new RangeError('a function of shapes takes one');
  if (name === 'geo.length') return a.getLength();
  if (!b) throw new RangeError(`${name} takes two shapes`);
  if (name === 'geo.distance') return DistanceOp.distance(a, b);
  return isRelated(name, a, b, pattern) ? 1 : 0;
}

function isRelated(name: string, a: Shape, b: Shape, pattern: string): boolean {
  const matrix = RelateOp.relate(a, b);
  const dimensions = [a.getDimension(), b.getDimension()] as const;
  switch (name) {
    case 'geo.intersects':
    case 'st_intersects':
      return matrix.isIntersects();
    case 'st_equals':
      return matrix.isEquals(...dimensions);
    case 'st_disjoint':
      return matrix.isDisjoint();
    case 'st_touches':
      return matrix.isTouches(...dimensions);
    case 'st_within':
      return matrix.isWithin();
    case 'st_overlaps':
      return matrix.isOverlaps(...dimensions);
    case 'st_crosses':
      return matrix.isCrosses(...dimensions);
    case 'st_contains':
      return matrix.isContains();
    case 'st_relate':
      return matrix.matches(pattern.toUpperCase());
    default:
      throw new RangeError(`no function of shapes ${name}`);
  }
}
