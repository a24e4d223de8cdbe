import type { Geometry } from '@wijkritme/contract';
import type { Fields } from './fields.ts';

/** Depth of the coordinates of each kind of geometry (RFC 7946). */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** A GeoJSON geometry and nothing beside it; other objects could carry anything. */
export function parseGeometry(fields: Fields, name: string): Geometry {
  const value = fields.raw(name);
  const problem = problemOf(value);
  if (problem !== undefined) {
    fields.problem(name, problem);
    return { type: 'Point', coordinates: [0, 0] };
  }
  // Just checked.
  return value as Geometry;
}

function problemOf(value: unknown): string | undefined {
  if (value === undefined) return 'is missing';
  if (typeof value !== 'object' || value === null) return 'must be a GeoJSON geometry';
  const { type, coordinates, ...rest } = value as Record<string, unknown>;
  const depth = typeof type === 'string' && Object.hasOwn(depths, type) ? depths[type] : undefined;
  if (depth === undefined) return `must be a GeoJSON geometry: ${Object.keys(depths).join(', ')}`;
  if (Object.keys(rest).length > 0) return `may hold type and coordinates only, not ${Object.keys(rest)[0]}`;
  return areCoordinates(coordinates, depth) ? undefined : 'needs coordinates as [longitude, latitude] in degrees';
}

function areCoordinates(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.length > 0 && value.every((inner) => areCoordinates(inner, depth - 1));
  const [lon, lat] = value;
  return (
    (value.length === 2 || value.length === 3) &&
    value.every((number) => typeof number === 'number' && Number.isFinite(number)) &&
    Math.abs(lon) <= 180 &&
    Math.abs(lat) <= 90
  );
}
