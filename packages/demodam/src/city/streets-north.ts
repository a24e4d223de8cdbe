import type { Line, Point } from './geometry.ts';
import { type Street, street } from './street.ts';
import { CENTRE, GRACHT_RADIUS, horseshoe, QUAY_Y, SINGEL_RADIUS } from './water.ts';

const radial = (deg: number, from: number, to: number): Point[] => {
  const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)];
  return [from, to].map((r) => [CENTRE[0] + r * c, CENTRE[1] + r * s] as Point);
};
const across = (y: number, from = -SINGEL_RADIUS - 15, to = SINGEL_RADIUS + 15): Line => [
  [from, y],
  [to, y],
];
const RIM = QUAY_Y - 12;

const oldTown: readonly Street[] = [
  street('Binnensingel', 'street', horseshoe(SINGEL_RADIUS - 16, RIM), { trees: 32 }),
  street('Buitensingel', 'main', horseshoe(SINGEL_RADIUS + 19, RIM), { trees: 29 }),
  street('Oude Gracht', 'lane', horseshoe(GRACHT_RADIUS + 11, RIM), { trees: 26 }),
  street('Wevershof', 'lane', horseshoe(GRACHT_RADIUS - 11, RIM), { trees: 26 }),
  street('Ringstraat', 'lane', horseshoe(183, RIM)),
  street('Lange Breestraat', 'street', [
    [0, 212],
    [0, RIM],
  ]),
  street('Markt', 'lane', [
    [-46, 52],
    [46, 52],
    [46, 172],
    [-46, 172],
    [-46, 52],
  ]),
  street('Demokade', 'street', across(RIM, -SINGEL_RADIUS - 19, SINGEL_RADIUS + 19), { trees: 35 }),
  street('Vismarkt', 'lane', across(490)),
  street('Kroegsteeg', 'lane', across(425)),
  street('Kerkstraat', 'lane', across(355)),
  street('Bakkerstraat', 'lane', across(285)),
  street('Torenstraat', 'lane', across(222)),
  street('Westerpoort', 'lane', radial(201, 60, SINGEL_RADIUS + 19)),
  street('Hoge Brug', 'lane', radial(236, 90, SINGEL_RADIUS + 19)),
  street('Winkelstraat', 'street', [
    [0, 52],
    [0, -160],
  ]),
  street('Zilverstraat', 'lane', radial(305, 90, SINGEL_RADIUS + 19)),
  street('Oosterpoort', 'lane', radial(338, 60, SINGEL_RADIUS + 19)),
];

const harbour: readonly Street[] = [
  street('Havenweg', 'main', [
    [-269, 150],
    [-560, 152],
    [-985, 146],
    [-1640, 120],
  ]),
  street('Pakhuisstraat', 'street', [
    [-269, 282],
    [-930, 282],
  ]),
  street('Touwslagersstraat', 'lane', [
    [-269, 216],
    [-930, 216],
  ]),
  street('Binnenkade', 'street', [
    [-450, 216],
    [-450, RIM - 4],
  ]),
  street('Scheepswerf', 'street', [
    [-592, 152],
    [-592, RIM - 4],
  ]),
  street('Houtkade', 'street', [
    [-692, 216],
    [-692, RIM - 4],
  ]),
  street('Kraanpad', 'lane', [
    [-828, 152],
    [-828, RIM - 4],
  ]),
  street('Loodsstraat', 'street', [
    [-360, 152],
    [-360, 470],
    [-269, 470],
  ]),
  street('Zeilmakersstraat', 'lane', [
    [-930, 149],
    [-930, 520],
  ]),
];

const MILL: Point = [610, 270];
/** The mill quarter has its own grid, a little turned against the old town. */
export const turned = (points: readonly Point[]): Line => {
  const [c, s] = [Math.cos(0.12), Math.sin(0.12)];
  return points.map(([x, y]) => [MILL[0] + x * c - y * s, MILL[1] + x * s + y * c] as Point);
};
const row = (y: number, from = -290, to = 320): Line =>
  turned([
    [from, y],
    [to, y],
  ]);
const mill: readonly Street[] = [
  street(
    'Molenweg',
    'street',
    [
      [269, 40],
      ...turned([
        [-250, -186],
        [340, -186],
      ]),
    ],
    { trees: 23 },
  ),
  street('Korenstraat', 'lane', row(-124)),
  street('Tarwestraat', 'lane', row(-62)),
  street('Roggestraat', 'lane', row(0)),
  street('Gerststraat', 'lane', row(62)),
  street('Haverstraat', 'lane', row(124)),
  street('Meelstraat', 'lane', row(184)),
  street(
    'Wiekenlaan',
    'street',
    turned([
      [-290, -186],
      [-290, 200],
    ]),
    { trees: 20 },
  ),
  street(
    'Schoolstraat',
    'street',
    turned([
      [0, -260],
      [0, 240],
    ]),
    { trees: 20 },
  ),
  street(
    'Maalderij',
    'lane',
    turned([
      [320, -190],
      [320, 240],
    ]),
  ),
];

export const NORTHERN_STREETS: readonly Street[] = [...oldTown, ...harbour, ...mill];

export const BRIDGE = street(
  'Demobrug',
  'main',
  [
    [269, RIM],
    [269, 770],
    [330, 1000],
  ],
  { built: false },
);
