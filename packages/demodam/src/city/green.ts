import { contains, type Point, type Ring } from './geometry.ts';
import { turned } from './streets-north.ts';
import { PARK_RING } from './streets-south.ts';
import { COAST } from './water.ts';

export interface Green {
  readonly name?: string;
  readonly kind: 'park' | 'grass' | 'field';
  readonly ring: Ring;
}

const middle: Point = [-640, -60];
/** The park ends six metres inside the street around it. */
const parkInside: Ring = PARK_RING.slice(1).map(([x, y]) => {
  const away = Math.hypot(x - middle[0], y - middle[1]);
  const share = (away - 8) / away;
  return [middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share] as Point;
});

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

export const TOWN_GREEN: readonly Green[] = [
  { name: 'Demopark', kind: 'park', ring: parkInside },
  {
    name: 'Molenwei',
    kind: 'grass',
    ring: turned([
      [-275, 8],
      [-215, 8],
      [-215, 54],
      [-275, 54],
    ]),
  },
  {
    name: 'Schoolplein',
    kind: 'grass',
    ring: turned([
      [14, -54],
      [92, -54],
      [92, -8],
      [14, -8],
    ]),
  },
  { name: 'Kerkhof', kind: 'grass', ring: box(14, 232, 84, 276) },
  {
    name: 'Singelplantsoen',
    kind: 'park',
    ring: [
      [-288, -215],
      [-30, -215],
      [-30, -190],
      [-120, -176],
      [-196, -128],
      [-288, -128],
    ],
  },
  {
    kind: 'grass',
    ring: [
      [30, -190],
      [100, -180],
      [180, -148],
      [188, -215],
      [30, -215],
    ],
  },
  {
    kind: 'grass',
    ring: [
      [224, -196],
      [316, -196],
      [316, -52],
      [224, -118],
    ],
  },
  {
    name: 'Demo-oever',
    kind: 'park',
    ring: [
      [280, 470],
      [420, 498],
      [600, 512],
      [890, 548],
      [965, 545],
      [965, 596],
      [700, 572],
      [420, 559],
      [280, 559],
    ],
  },
  { kind: 'grass', ring: box(-660, -505, -400, -462) },
  { kind: 'grass', ring: box(-920, -505, -700, -462) },
  { kind: 'grass', ring: box(-660, -567, -400, -522) },
  { kind: 'grass', ring: box(-920, -567, -700, -522) },
];

const STRIP = 88;
const DITCH = 5;
const DIKE = 40;

/** The town itself, with a margin, where no meadow lies. */
const town = box(-1000, -815, 1000, 850);

/** Long meadows between ditches around the town, as in a polder. */
export function meadows(): Green[] {
  const fields: Green[] = [];
  for (let x = -1600; x < 1600; x += STRIP) {
    const [west, east] = [x, x + STRIP - DITCH];
    for (const [low, high] of gaps(west, east)) {
      if (high - low > 60) fields.push({ kind: 'field', ring: box(west, low, east, high) });
    }
  }
  return fields;
}

/** Stretches of a strip that lie on the island and outside the town, river, canal, railway and country roads. */
function gaps(west: number, east: number): [number, number][] {
  const found: [number, number][] = [];
  let start: number | undefined;
  for (let y = -1200; y <= 1200; y += 10) {
    const free = [west, (west + east) / 2, east].every((x) => isMeadow([x, y]));
    if (free && start === undefined) start = y;
    if (!free && start !== undefined) {
      found.push([start, y - 10]);
      start = undefined;
    }
  }
  return found;
}

/** Bands beside the town that stay free, west and east: river, country road, railway and Zuiderlaan, Zuidervaart. */
const bands = {
  west: [
    [575, 860],
    [110, 160],
    [-460, -325],
    [-610, -545],
  ],
  east: [
    [560, 840],
    [-25, 45],
    [-460, -315],
    [-605, -535],
  ],
} as const;

function isMeadow([x, y]: Point): boolean {
  if (contains(town, [x, y])) return false;
  const side = x < 0 ? bands.west : bands.east;
  if (Math.abs(x) > 1000 && side.some(([low, high]) => y > low && y < high)) return false;
  if (x > -125 && x < -75 && y < -800) return false;
  if (x > 240 && x < 350 && y > 700) return false;
  const towardsCoast: Point = [x * (1 + DIKE / 1400), y * (1 + DIKE / 1000)];
  return contains(COAST, towardsCoast);
}
