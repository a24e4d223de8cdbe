import type { Geometry } from '@wijkritme/contract';

/**
 * The box around shapes, as a GeoJSON polygon (RFC 7946, counter-clockwise): `observedArea` of OGC 18-088, table 11. One point
 * gives a box without size.
 * @param shapes WGS 84, degrees
 * @example boundingBox([{ type: 'Point', coordinates: [5, 52] }, { type: 'Point', coordinates: [6, 53] }])
 *   // { type: 'Polygon', coordinates: [[[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]]] }
 */
export function boundingBox(shapes: readonly Geometry[]): Geometry | undefined {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const shape of shapes) grow(box, (shape as { coordinates?: unknown }).coordinates);
  const { west, south, east, north } = box;
  if (west > east) return undefined;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  // A polygon with one ring, as the schema of geometries has it.
  return { type: 'Polygon', coordinates: [ring] } as Geometry;
}

function grow(box: { west: number; south: number; east: number; north: number }, value: unknown): void {
  if (!Array.isArray(value)) return;
  const [lon, lat] = value;
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    for (const inner of value) grow(box, inner);
    return;
  }
  box.west = Math.min(box.west, lon);
  box.east = Math.max(box.east, lon);
  box.south = Math.min(box.south, lat);
  box.north = Math.max(box.north, lat);
}
