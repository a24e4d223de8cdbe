import type { Geometry } from '@wijkritme/contract';
import { type Bbox, bboxOf } from './geometry.ts';

/** Borders that lie no further apart than this belong to places beside each other: a street is about as wide. */
const NEAR_M = 25;
const M_PER_DEGREE = 111_320;

type Point = readonly [number, number];

/**
 * Do two shapes lie beside each other, within a street's width? Borders are compared corner to side, both ways; metres by
 * the latitude of the first, which is right within a city.
 * @example touches(marketSquare, stationSquare) // true
 */
export function touches(one: Geometry, other: Geometry): boolean {
  const [a, b] = [bboxOf(one), bboxOf(other)];
  const scale = Math.cos((a[1] * Math.PI) / 180);
  if (areApart(a, b, scale)) return false;
  const [linesA, linesB] = [linesOf(one), linesOf(other)].map((lines) => lines.map((line) => toMetres(line, scale)));
  return reaches(linesA ?? [], linesB ?? []) || reaches(linesB ?? [], linesA ?? []);
}

function areApart(a: Bbox, b: Bbox, scale: number): boolean {
  const [lat, lon] = [NEAR_M / M_PER_DEGREE, NEAR_M / (M_PER_DEGREE * scale)];
  return a[0] - lon > b[2] || b[0] - lon > a[2] || a[1] - lat > b[3] || b[1] - lat > a[3];
}

/** Lies a corner of the first near a side of the second? */
function reaches(corners: readonly Point[][], sides: readonly Point[][]): boolean {
  return corners.some((line) =>
    line.some((corner) =>
      sides.some((side) => side.some((to, i) => distance(corner, side[Math.max(0, i - 1)] as Point, to) <= NEAR_M)),
    ),
  );
}

/** From a point to the nearest of a side, in metres. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function toMetres(line: readonly Point[], scale: number): Point[] {
  return line.map(([lon, lat]) => [lon * M_PER_DEGREE * scale, lat * M_PER_DEGREE]);
}

/** Rings and lines of a shape; a point is a line of one. The nesting was checked when the shape came in. */
function linesOf({ coordinates }: Geometry): Point[][] {
  const depth = depthOf(coordinates);
  if (depth === 0) return [[coordinates as unknown as Point]];
  if (depth === 1) return [coordinates as unknown as Point[]];
  return (coordinates as unknown[]).flatMap((inner) => linesOf({ type: 'MultiPoint', coordinates: inner } as Geometry));
}

function depthOf(value: unknown): number {
  return Array.isArray(value) && Array.isArray(value[0]) ? 1 + depthOf(value[0]) : 0;
}
