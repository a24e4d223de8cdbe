import { arc, type Line, type Point, type Ring, strip } from './geometry.ts';

export interface WaterBody {
  readonly name?: string;
  readonly kind: 'lake' | 'river' | 'harbour' | 'canal' | 'pond';
  readonly ring: Ring;
  readonly holes?: readonly Ring[];
}

/** The old town lies in a horseshoe of two canals, open to the river in the north. */
export const CENTRE: Point = [0, 110];
export const QUAY_Y = 565;
export const SINGEL_RADIUS = 250;
export const GRACHT_RADIUS = 120;

/** A horseshoe around the centre: down the west leg, round the bottom, up the east leg. */
export function horseshoe(radius: number, top: number): Line {
  return [[-radius, top], ...arc(CENTRE, radius, 180, 360), [radius, top]];
}

const riverSouth: Line = [
  [-1900, 640],
  [-1500, 622],
  [-1150, 588],
  [-900, QUAY_Y],
  [420, QUAY_Y],
  [700, 578],
  [1000, 606],
  [1350, 618],
  [1900, 590],
];
const riverNorth: Line = [
  [1900, 800],
  [1350, 796],
  [1000, 770],
  [600, 738],
  [150, 728],
  [-350, 742],
  [-800, 768],
  [-1200, 800],
  [-1900, 830],
];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

export const ZUIDERVAART: Line = [
  [-1900, -560],
  [-1000, -592],
  [-400, -602],
  [200, -602],
  [965, -588],
  [1900, -545],
];
export const STATIONSGRACHT: Line = [
  [172, -82],
  [196, -150],
  [200, -591],
];

/** The island: an uneven outline in the lake. */
export const COAST: Ring = Array.from({ length: 96 }, (_, i) => {
  const angle = (i / 96) * 2 * Math.PI;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const round = (Math.abs(c) ** 3.4 + Math.abs(s) ** 3.4) ** (-1 / 3.4);
  const wobble = 1 + 0.022 * Math.sin(5 * angle + 1) + 0.014 * Math.sin(11 * angle) + 0.008 * Math.sin(23 * angle + 2);
  return [1620 * c * round * wobble, 1120 * s * round * wobble - 20] as Point;
});

const pond: Ring = [
  [-700, -62],
  [-672, -96],
  [-625, -108],
  [-580, -90],
  [-556, -48],
  [-566, -14],
  [-600, -2],
  [-640, -24],
  [-676, -26],
];

export const WATER: readonly WaterBody[] = [
  { name: 'Markermeer', kind: 'lake', ring: box(-7000, -6000, 7000, 6000), holes: [COAST] },
  { name: 'De Demo', kind: 'river', ring: [...riverSouth, ...riverNorth] },
  { name: 'Houthaven', kind: 'harbour', ring: box(-805, 352, -715, QUAY_Y) },
  { name: 'Binnenhaven', kind: 'harbour', ring: box(-570, 316, -470, QUAY_Y) },
  { name: 'Singel', kind: 'canal', ring: strip(horseshoe(SINGEL_RADIUS, QUAY_Y), 19) },
  { name: 'Oude Gracht', kind: 'canal', ring: strip(horseshoe(GRACHT_RADIUS, QUAY_Y), 12) },
  { name: 'Stationsgracht', kind: 'canal', ring: strip(STATIONSGRACHT, 14) },
  { name: 'Zuidervaart', kind: 'canal', ring: strip(ZUIDERVAART, 24) },
  { name: 'Parkvijver', kind: 'pond', ring: pond },
];
