import { createRandom } from '../random.ts';
import { add, contains, left, lineLength, type Point, rectangle, walk } from './geometry.ts';
import { TOWN_GREEN } from './green.ts';
import type { Building } from './landmarks.ts';
import { createObstacles } from './obstacles.ts';
import { STREETS } from './streets.ts';
import { WATER } from './water.ts';

const PARK_TREES = 420;
const CROWN = 3;

/** Trees along avenues and canals, and loosely over the park. */
export function buildTrees(seed: number, buildings: readonly Building[]): Point[] {
  const taken = createObstacles();
  for (const building of buildings) taken.addArea(building.ring, 0.8);
  for (const body of WATER) if (body.kind !== 'lake') taken.addArea(body.ring, 0.8);
  const open = createObstacles();
  for (const street of STREETS) open.addLine(street.line, street.width / 2 - 0.5);
  const trees: Point[] = [];
  const plant = (point: Point) => {
    const crown = rectangle(point, [1, 0], CROWN, CROWN);
    if (taken.blocks(crown) || open.blocks(rectangle(point, [1, 0], 0.4, 0.4))) return;
    taken.addArea(crown, 0.5);
    trees.push(point);
  };
  plantAvenues(seed, plant);
  plantPark(seed, plant);
  return trees;
}

function plantAvenues(seed: number, plant: (point: Point) => void): void {
  const random = createRandom(seed ^ 0x7ee5);
  for (const street of STREETS) {
    if (!street.trees) continue;
    const total = lineLength(street.line);
    for (let at = 8; at < total - 6; at += street.trees) {
      const { at: middle, along } = walk(street.line, at + random.between(-1, 1));
      if (Math.abs(middle[0]) > 1000 || middle[1] < -820) continue;
      for (const side of [1, -1]) plant(add(middle, left(along), side * (street.width / 2 + 0.6)));
    }
  }
}

function plantPark(seed: number, plant: (point: Point) => void): void {
  const random = createRandom(seed ^ 0x9a4c);
  const lawns = TOWN_GREEN.filter((green) => green.kind !== 'field');
  const [park, ...others] = lawns;
  if (!park) return;
  for (let i = 0; i < PARK_TREES; i++) {
    const point: Point = [random.between(-830, -440), random.between(-212, 92)];
    // Groups of trees with lawns between them.
    const group = Math.sin(point[0] / 31) + Math.sin(point[1] / 23 + 1) + random.between(-0.9, 0.9);
    if (group > -0.2 && contains(park.ring, point)) plant(point);
  }
  for (const lawn of others) {
    const xs = lawn.ring.map(([x]) => x);
    const ys = lawn.ring.map(([, y]) => y);
    const tries = lawn.kind === 'park' ? 60 : 14;
    for (let i = 0; i < tries; i++) {
      const point: Point = [
        random.between(Math.min(...xs), Math.max(...xs)),
        random.between(Math.min(...ys), Math.max(...ys)),
      ];
      if (contains(lawn.ring, point)) plant(point);
    }
  }
}
