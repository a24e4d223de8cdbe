import { createRandom, hashText, type Random } from '../random.ts';
import { add, left, lineLength, middleOf, type Point, rectangle, walk } from './geometry.ts';
import { meadows, TOWN_GREEN } from './green.ts';
import { type Building, type BuildingUse, LANDMARKS, SQUARES } from './landmarks.ts';
import { type NeighbourhoodCode, neighbourhoodAt } from './neighbourhoods.ts';
import { createObstacles, type Obstacles } from './obstacles.ts';
import type { Street } from './street.ts';
import { RAILWAY, STREETS } from './streets.ts';
import { WATER } from './water.ts';

type Span = readonly [number, number];
interface Style {
  readonly front: Span;
  readonly depth: Span;
  readonly heightM: Span;
  readonly setback: Span;
  /** Houses in one terrace, and the gap after it in metres. */
  readonly terrace: Span;
  readonly gap: Span;
  readonly uses: readonly BuildingUse[];
}

const STYLES: Record<NeighbourhoodCode, Style> = {
  DD0101: {
    front: [20, 42],
    depth: [13, 19],
    heightM: [9, 26],
    setback: [2, 5],
    terrace: [1, 4],
    gap: [5, 14],
    uses: ['warehouse', 'flat', 'office', 'house'],
  },
  DD0102: {
    front: [11, 22],
    depth: [10, 14],
    heightM: [9, 15],
    setback: [0.6, 1],
    terrace: [4, 9],
    gap: [2, 5],
    uses: ['house', 'shop', 'house', 'shop', 'office'],
  },
  DD0103: {
    front: [22, 42],
    depth: [9, 10],
    heightM: [7, 10],
    setback: [3, 4],
    terrace: [1, 3],
    gap: [4, 8],
    uses: ['house'],
  },
  DD0201: {
    front: [12, 20],
    depth: [10, 14],
    heightM: [7, 11],
    setback: [6, 9],
    terrace: [1, 2],
    gap: [9, 16],
    uses: ['house'],
  },
  DD0202: {
    front: [20, 38],
    depth: [12, 16],
    heightM: [10, 34],
    setback: [2, 5],
    terrace: [2, 5],
    gap: [5, 10],
    uses: ['office', 'flat', 'shop', 'house'],
  },
  DD0203: {
    front: [24, 46],
    depth: [9, 11],
    heightM: [7, 11],
    setback: [4, 5],
    terrace: [1, 3],
    gap: [5, 9],
    uses: ['house'],
  },
};
/** The east of the station quarter is a nineteenth-century ring of houses, not of offices. */
const RING_STYLE: Style = {
  front: [18, 36],
  depth: [10, 12],
  heightM: [9, 13],
  setback: [1, 2],
  terrace: [2, 5],
  gap: [3, 6],
  uses: ['house', 'house', 'house', 'shop'],
};

/** All buildings: landmarks first, then rows along every street wherever nothing is in the way. */
export function buildBuildings(seed: number): Building[] {
  const obstacles = fixedObstacles();
  const buildings: Building[] = [];
  const keep = (building: Building) => {
    buildings.push(building);
    obstacles.addArea(building.ring, 0.25);
  };
  for (const landmark of LANDMARKS) keep(landmark);
  for (const lawn of [...TOWN_GREEN, ...meadows()]) obstacles.addArea(lawn.ring, 1);
  for (const street of STREETS.filter((one) => one.built)) {
    const random = createRandom(seed ^ hashText(street.name ?? ''));
    for (const side of [1, -1]) fillSide(street, side, { random, obstacles, keep });
  }
  return buildings;
}

function fixedObstacles(): Obstacles {
  const obstacles = createObstacles();
  for (const street of STREETS) obstacles.addLine(street.line, street.width / 2 + 0.4);
  for (const body of WATER) if (body.kind !== 'lake') obstacles.addArea(body.ring, 2);
  for (const square of SQUARES) obstacles.addArea(square.ring, 0.5);
  obstacles.addLine(RAILWAY, 13);
  return obstacles;
}

interface Site {
  readonly random: Random;
  readonly obstacles: Obstacles;
  keep(building: Building): void;
}

function fillSide(street: Street, side: number, site: Site): void {
  const { random } = site;
  const total = lineLength(street.line);
  let at = 4;
  let left = 0;
  let row: Row | undefined;
  while (at < total - 6) {
    const style = styleAt(walk(street.line, at).at);
    if (!style) {
      at += 6;
      continue;
    }
    if (row?.style !== style || left <= 0) {
      row = newRow(style, random);
      left = Math.round(random.between(...style.terrace));
    }
    const front = random.between(...style.front);
    const building = houseAt(street, side * (at + front / 2), { ...row, front, random });
    if (at + front > total - 2 || !neighbourhoodAt(middleOf(building.ring)) || site.obstacles.blocks(building.ring)) {
      at += 3;
      continue;
    }
    site.keep(building);
    at += front + 0.6;
    left -= 1;
    if (left <= 0) at += random.between(...style.gap);
  }
}

interface Row {
  readonly style: Style;
  readonly depth: number;
  readonly setback: number;
  readonly heightM: number;
  readonly use: BuildingUse;
}

/** A terrace has one building line, one depth and one kind of use. */
const newRow = (style: Style, random: Random): Row => ({
  style,
  depth: random.between(...style.depth),
  setback: random.between(...style.setback),
  heightM: random.between(...style.heightM),
  use: random.pick(style.uses),
});

function houseAt(street: Street, signed: number, row: Row & { front: number; random: Random }): Building {
  const { at, along } = walk(street.line, Math.abs(signed));
  const out = street.width / 2 + row.setback + row.depth / 2;
  const centre = add(at, left(along), Math.sign(signed) * out);
  const use = row.style.uses.includes('shop') && row.random.next() < 0.3 ? row.random.pick(row.style.uses) : row.use;
  const heightM = Math.round(row.heightM + row.random.between(-0.8, 0.8));
  return { use, heightM, ring: rectangle(centre, along, row.front, row.depth) };
}

function styleAt(point: Point): Style | undefined {
  const area = neighbourhoodAt(point);
  if (!area) return undefined;
  if (area.code === 'DD0202' && point[0] > 290 && point[1] > -310) return RING_STYLE;
  return STYLES[area.code];
}
