import type { FeatureCollection } from '@wijkritme/contract';

export type Feature = FeatureCollection['features'][number];
export type Position = readonly [number, number];
export type Bounds = readonly [number, number, number, number];

/** All positions of a geometry, however deep they are nested. */
export function positionsOf(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return [];
  const [x, y] = coordinates;
  if (typeof x === 'number' && typeof y === 'number') return [[x, y]];
  return coordinates.flatMap(positionsOf);
}

/** @example boundsOf([[1, 2], [3, 1]]) // [1, 1, 3, 2] */
export function boundsOf(positions: readonly Position[]): Bounds | undefined {
  const first = positions[0];
  if (!first) return undefined;
  let [west, south, east, north] = [first[0], first[1], first[0], first[1]];
  for (const [x, y] of positions) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/** Where a name is written: the centroid of the largest ring, else the middle of the line. */
export function labelPointOf(feature: Feature): Position | undefined {
  const { geometry } = feature;
  if (!geometry) return undefined;
  const rings = ringsOf(geometry.type, geometry.coordinates);
  const largest = rings.map((ring) => ({ ring, ...centroidOf(ring) })).sort((a, b) => b.area - a.area)[0];
  if (largest && largest.area > 0) return largest.point;
  const positions = positionsOf(geometry.coordinates);
  return positions[Math.floor(positions.length / 2)];
}

function ringsOf(type: string, coordinates: unknown): Position[][] {
  // The server checks geometry on the way in, so the nesting follows the type.
  if (type === 'Polygon') return [positionsOf((coordinates as unknown[])[0])];
  if (type === 'MultiPolygon') return (coordinates as unknown[][]).map((polygon) => positionsOf(polygon[0]));
  return [];
}

function centroidOf(ring: readonly Position[]): { point: Position; area: number } {
  const [originX, originY] = ring[0] ?? [0, 0];
  let [twiceArea, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const cross = (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
    twiceArea += cross;
    x += (x1 + x2 - 2 * originX) * cross;
    y += (y1 + y2 - 2 * originY) * cross;
  });
  if (twiceArea === 0) return { point: [originX, originY], area: 0 };
  return { point: [originX + x / (3 * twiceArea), originY + y / (3 * twiceArea)], area: Math.abs(twiceArea / 2) };
}
