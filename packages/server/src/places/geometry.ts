import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Geometry } from '@wijkritme/contract';
import type { MultiPolygon, Polygon } from 'geojson';

export type Bbox = [west: number, south: number, east: number, north: number];

/** Shapes we accept for a place or a map layer; more vertices than this are refused. */
const MAX_VERTICES = 200_000;
const depthOf: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Why this is no GeoJSON geometry in WGS84 (RFC 7946), or undefined when it is one. */
export function geometryProblem(geometry: unknown): string | undefined {
  const { type, coordinates } = (geometry ?? {}) as Partial<Geometry>;
  const depth = depthOf[type ?? ''];
  if (depth === undefined) return `geometry type "${String(type)}" is not one of ${Object.keys(depthOf).join(', ')}`;
  const counter = { vertices: 0 };
  const problem = coordinatesProblem(coordinates, depth, counter);
  if (problem) return problem;
  if (counter.vertices === 0 && depth < 2) return 'there is no position in it';
  if (type === 'Polygon' || type === 'MultiPolygon') {
    const rings = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][];
    if (!rings.every((polygon) => polygon.every(isClosedRing)))
      return 'a ring is not closed or has fewer than four positions';
    if (rings.length === 0 || !rings.every((polygon) => polygon.length > 0)) return 'there is no ring in it';
  }
  return undefined;
}

function coordinatesProblem(value: unknown, depth: number, counter: { vertices: number }): string | undefined {
  if (!Array.isArray(value)) return 'coordinates are not nested as the type asks';
  if (depth === 0) {
    counter.vertices += 1;
    if (counter.vertices > MAX_VERTICES) return `more than ${MAX_VERTICES} positions`;
    const [lon, lat] = value as unknown[];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
      return `position [${String(lon)}, ${String(lat)}] is not longitude, latitude in WGS84; convert the file first (RD is EPSG:28992)`;
    }
    return undefined;
  }
  for (const item of value) {
    const problem = coordinatesProblem(item, depth - 1, counter);
    if (problem) return problem;
  }
  return undefined;
}

function isClosedRing(ring: number[][]): boolean {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

export function bboxOf(geometry: Geometry): Bbox {
  const box: Bbox = [180, 90, -180, -90];
  visit(geometry.coordinates, box);
  return box;
}

function visit(coordinates: unknown[], box: Bbox): void {
  if (typeof coordinates[0] === 'number') {
    const [lon, lat] = coordinates as [number, number];
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
    return;
  }
  for (const inner of coordinates) visit(inner as unknown[], box);
}

/** Is the point inside (edge included)? Lines and points contain nothing. */
export function contains(geometry: Geometry, bbox: Bbox, point: readonly [number, number]): boolean {
  const [lon, lat] = point;
  if (lon < bbox[0] || lon > bbox[2] || lat < bbox[1] || lat > bbox[3]) return false;
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return false;
  return booleanPointInPolygon([lon, lat], geometry as unknown as Polygon | MultiPolygon);
}
