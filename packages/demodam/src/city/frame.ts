import { counterClockwise, type Line, type Point, type Ring } from './geometry.ts';

/** In the open water of the Markermeer: nobody's street is shown. */
export const ORIGIN: Point = [5.18, 52.56];
const TURN_DEG = -11;
const METRES_PER_DEGREE = 111_320;

const turnRad = (TURN_DEG * Math.PI) / 180;
const lonScale = METRES_PER_DEGREE * Math.cos((ORIGIN[1] * Math.PI) / 180);

/** Metres of the drawing → longitude and latitude, six decimals (a decimetre). */
export function toLonLat([x, y]: Point): [number, number] {
  const east = x * Math.cos(turnRad) - y * Math.sin(turnRad);
  const north = x * Math.sin(turnRad) + y * Math.cos(turnRad);
  return [round(ORIGIN[0] + east / lonScale), round(ORIGIN[1] + north / METRES_PER_DEGREE)];
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export const toLineString = (line: Line) => ({ type: 'LineString' as const, coordinates: line.map(toLonLat) });

/** Outer ring counter-clockwise, holes clockwise, all closed (RFC 7946 section 3.1.6). */
export function toPolygon(outer: Ring, holes: readonly Ring[] = []) {
  const close = (ring: Ring) => [...ring, ring[0] as Point].map(toLonLat);
  const rings = [close(counterClockwise(outer)), ...holes.map((hole) => close([...counterClockwise(hole)].reverse()))];
  return { type: 'Polygon' as const, coordinates: rings };
}

export const toPointGeometry = (point: Point) => ({ type: 'Point' as const, coordinates: toLonLat(point) });
