import { contains, type Line, type Point, type Ring, ringToSegment } from './geometry.ts';

const CELL = 40;

interface Segment {
  readonly a: Point;
  readonly b: Point;
  readonly clearance: number;
}

/** What is in the way: lines with a clearance and filled areas; looked up through a grid of squares. */
export interface Obstacles {
  addLine(line: Line, clearance: number): void;
  addArea(ring: Ring, clearance: number): void;
  /** Does the ring touch anything, or lie inside an area? */
  blocks(ring: Ring): boolean;
}

export function createObstacles(): Obstacles {
  const cells = new Map<string, Segment[]>();
  const areas: { ring: Ring; box: Box }[] = [];
  const addSegment = (segment: Segment) => {
    for (const key of cellsOf(grow(boxOf([segment.a, segment.b]), segment.clearance))) {
      const list = cells.get(key);
      if (list) list.push(segment);
      else cells.set(key, [segment]);
    }
  };
  const addLine = (line: Line, clearance: number) => {
    for (let i = 1; i < line.length; i++) {
      addSegment({ a: line[i - 1] as Point, b: line[i] as Point, clearance });
    }
  };
  return {
    addLine,
    addArea: (ring, clearance) => {
      addLine([...ring, ring[0] as Point], clearance);
      areas.push({ ring, box: boxOf(ring) });
    },
    blocks: (ring) => {
      const box = boxOf(ring);
      for (const key of cellsOf(box)) {
        for (const segment of cells.get(key) ?? []) {
          if (ringToSegment(ring, segment.a, segment.b) < segment.clearance) return true;
        }
      }
      const corner = ring[0] as Point;
      return areas.some((area) => overlaps(area.box, box) && contains(area.ring, corner));
    },
  };
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function boxOf(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}

const grow = (box: Box, by: number): Box => ({
  west: box.west - by,
  south: box.south - by,
  east: box.east + by,
  north: box.north + by,
});

const overlaps = (a: Box, b: Box): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

function* cellsOf(box: Box): Generator<string> {
  for (let x = Math.floor(box.west / CELL); x <= Math.floor(box.east / CELL); x++) {
    for (let y = Math.floor(box.south / CELL); y <= Math.floor(box.north / CELL); y++) yield `${x},${y}`;
  }
}
