import { type Point, type Ring, rectangle } from './geometry.ts';
import { turned } from './streets-north.ts';

export type BuildingUse =
  | 'house'
  | 'flat'
  | 'shop'
  | 'office'
  | 'warehouse'
  | 'church'
  | 'school'
  | 'station'
  | 'town-hall'
  | 'mill'
  | 'lock';

export interface Building {
  readonly use: BuildingUse;
  readonly heightM: number;
  readonly ring: Ring;
  readonly name?: string;
}

const place = (
  use: BuildingUse,
  name: string | undefined,
  centre: Point,
  size: readonly [number, number, number],
  along: Point = [1, 0],
): Building => ({
  use,
  heightM: size[2],
  ring: rectangle(centre, along, size[0], size[1]),
  ...(name ? { name } : {}),
});

const millAt = (x: number, y: number): Point => turned([[x, y]])[0] as Point;
const millAlong: Point = [Math.cos(0.12), Math.sin(0.12)];

const octagon = (centre: Point, radius: number): Ring =>
  Array.from({ length: 8 }, (_, i) => {
    const angle = (i * Math.PI) / 4;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)] as Point;
  });

/** Long blocks of flats across the lawns of the south. */
function flats(): Building[] {
  const found: Building[] = [];
  for (const x of [-890, -840, -790, -740, -628, -578, -528, -478, -430]) {
    found.push(place('flat', undefined, [x, -484], [11, 38, 15]));
    found.push(place('flat', undefined, [x, -545], [11, 42, x % 20 === 0 ? 31 : 15]));
  }
  return found;
}

/** Buildings that a district is known by; everything else is fitted around them. */
export const LANDMARKS: readonly Building[] = [
  place('church', 'Grote Kerk', [-50, 252], [46, 22, 26]),
  place('church', undefined, [-22, 252], [9, 10, 58]),
  place('town-hall', 'Stadhuis', [0, 193], [52, 20, 19]),
  place('station', 'Station Demodam', [0, -370], [130, 15, 12]),
  place('school', 'De Wiekslag', millAt(53, -22), [58, 16, 9], millAlong),
  { use: 'mill', heightM: 24, name: 'De Adelaar', ring: octagon(millAt(-245, 31), 7) },
  place('lock', 'Sluiswachtershuis', [262, -633], [16, 9, 6]),
  place('flat', 'Havenmeester', [-640, 520], [34, 34, 48]),
  place('warehouse', 'Pakhuis De Hoop', [-515, 299], [70, 20, 18]),
  ...flats(),
];

/** Open squares: paved, no houses. */
export const SQUARES: readonly { readonly name: string; readonly ring: Ring }[] = [
  { name: 'Markt', ring: rectangle([0, 112], [1, 0], 84, 112) },
  { name: 'Stationsplein', ring: rectangle([0, -320], [1, 0], 130, 42) },
  { name: 'Sluisplein', ring: rectangle([362, -542], [1, 0], 46, 40) },
];
