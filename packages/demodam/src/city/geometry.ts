/** Plane geometry in metres; x to the east and y to the north before the city is turned and put on the globe. */
export type Point = readonly [number, number];
export type Line = readonly Point[];
/** A ring without the repeated last point. */
export type Ring = readonly Point[];

export const add = (a: Point, b: Point, times = 1): Point => [a[0] + b[0] * times, a[1] + b[1] * times];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const length = (a: Point): number => Math.hypot(a[0], a[1]);
/** A quarter turn to the left. */
export const left = (a: Point): Point => [-a[1], a[0]];

export function unit(a: Point): Point {
  const size = length(a) || 1;
  return [a[0] / size, a[1] / size];
}

/** Twice the signed area; positive for a ring that runs counter-clockwise. */
export function signedArea2(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] as Point;
    sum += x * ny - nx * y;
  });
  return sum;
}

export const counterClockwise = (ring: Ring): Ring => (signedArea2(ring) < 0 ? [...ring].reverse() : ring);

export function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[j] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function pointToSegment(p: Point, a: Point, b: Point): number {
  const along = minus(b, a);
  const size2 = along[0] ** 2 + along[1] ** 2 || 1;
  const share = ((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1]) / size2;
  return length(minus(p, add(a, along, Math.min(1, Math.max(0, share)))));
}

export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Least distance between a ring's outline and a segment; zero where they cross. */
export function ringToSegment(ring: Ring, a: Point, b: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ring.length; i++) {
    const p = ring[i] as Point;
    const q = ring[(i + 1) % ring.length] as Point;
    if (segmentsCross(p, q, a, b)) return 0;
    least = Math.min(least, pointToSegment(p, a, b), pointToSegment(a, p, q), pointToSegment(b, p, q));
  }
  return least;
}

/** A rectangle around a centre; `along` is the direction of its width. */
export function rectangle(centre: Point, along: Point, width: number, depth: number): Ring {
  const u = unit(along);
  const v = left(u);
  const corner = (s: number, t: number) => add(add(centre, u, (s * width) / 2), v, (t * depth) / 2);
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Part of a circle as a line; angles in degrees, counter-clockwise from east. */
export function arc(centre: Point, radius: number, fromDeg: number, toDeg: number, stepDeg = 6): Point[] {
  const steps = Math.max(2, Math.ceil(Math.abs(toDeg - fromDeg) / stepDeg));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((fromDeg + ((toDeg - fromDeg) * i) / steps) * Math.PI) / 180;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)] as Point;
  });
}

/** A line with a width as a polygon, with mitred corners. */
export function strip(line: Line, width: number): Ring {
  const offset = (side: number) => offsetLine(line, (side * width) / 2);
  return counterClockwise([...offset(1), ...offset(-1).reverse()]);
}

/** The line moved to its left by `distance` (to its right where negative). */
export function offsetLine(line: Line, distance: number): Point[] {
  return line.map((point, i) => {
    const before = unit(minus(point, line[i - 1] ?? add(point, minus(line[i + 1] ?? point, point), -1)));
    const after = unit(minus(line[i + 1] ?? add(point, before), point));
    const normal = unit(add(left(before), left(after)));
    const cosine = Math.max(0.4, normal[0] * left(before)[0] + normal[1] * left(before)[1]);
    return add(point, normal, distance / cosine);
  });
}

/** Point and direction at a distance along a line. */
export function walk(line: Line, distance: number): { at: Point; along: Point } {
  let rest = distance;
  for (let i = 1; i < line.length; i++) {
    const step = minus(line[i] as Point, line[i - 1] as Point);
    const size = length(step);
    if (rest <= size || i === line.length - 1) {
      return { at: add(line[i - 1] as Point, unit(step), rest), along: unit(step) };
    }
    rest -= size;
  }
  throw new Error('a line needs two points');
}

export function lineLength(line: Line): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += length(minus(line[i] as Point, line[i - 1] as Point));
  return sum;
}

export function middleOf(ring: Ring): Point {
  const sum = ring.reduce<Point>((a, b) => add(a, b), [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}
