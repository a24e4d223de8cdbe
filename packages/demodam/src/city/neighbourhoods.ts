import { arc, contains, type Point, type Ring } from './geometry.ts';
import { CENTRE, SINGEL_RADIUS } from './water.ts';

export type NeighbourhoodCode = 'DD0101' | 'DD0102' | 'DD0103' | 'DD0201' | 'DD0202' | 'DD0203';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly ring: Ring;
}
export interface Neighbourhood extends Area {
  readonly code: NeighbourhoodCode;
  readonly districtCode: string;
  readonly inhabitants: number;
}

// Corners that areas share, so that they fit without gaps. Angles on the Singel in degrees from east.
const onSingel = (from: number, to: number): Point[] => arc(CENTRE, SINGEL_RADIUS, from, to, 9);
const NW: Point = [-985, 640];
const N1: Point = [-SINGEL_RADIUS, 640];
const N2: Point = [SINGEL_RADIUS, 640];
const NE: Point = [985, 668];
const W1: Point = [-985, 150];
const W2: Point = [-985, -372];
const E1: Point = [985, -4];
const E2: Point = [985, -372];
const SW: Point = [-985, -800];
const SE: Point = [985, -800];
const M1: Point = [-SINGEL_RADIUS, 150];
const S1: Point = [-302, -170];
const R1: Point = [-302, -394];
const R2: Point = [302, -394];
const SOUTH_WEST = 225;
const SOUTH_EAST = 333;
const westArc = onSingel(180, SOUTH_WEST);
const southArc = onSingel(SOUTH_WEST, SOUTH_EAST);
const eastArc = onSingel(SOUTH_EAST, 360);
const back = (line: readonly Point[]): Point[] => [...line].reverse();

export const NEIGHBOURHOODS: readonly Neighbourhood[] = [
  { code: 'DD0101', name: 'Havenkwartier', districtCode: 'DD01', inhabitants: 2140, ring: [NW, W1, M1, N1] },
  {
    code: 'DD0102',
    name: 'Marktkwartier',
    districtCode: 'DD01',
    inhabitants: 2870,
    ring: [N1, M1, ...westArc, ...southArc.slice(1), ...eastArc.slice(1), N2],
  },
  {
    code: 'DD0103',
    name: 'Molenbuurt',
    districtCode: 'DD01',
    inhabitants: 3320,
    ring: [N2, ...back(eastArc), E1, NE],
  },
  {
    code: 'DD0201',
    name: 'Parkwijk',
    districtCode: 'DD02',
    inhabitants: 1980,
    ring: [M1, W1, W2, R1, S1, ...back(westArc)],
  },
  {
    code: 'DD0202',
    name: 'Stationsbuurt',
    districtCode: 'DD02',
    inhabitants: 2610,
    ring: [...southArc, E1, E2, R2, R1, S1],
  },
  { code: 'DD0203', name: 'Zuidersluis', districtCode: 'DD02', inhabitants: 3760, ring: [W2, SW, SE, E2, R2, R1] },
];

export const DISTRICTS: readonly Area[] = [
  {
    code: 'DD01',
    name: 'Noord',
    ring: [NW, W1, M1, ...westArc, ...southArc.slice(1), E1, NE, N2, N1],
  },
  { code: 'DD02', name: 'Zuid', ring: [M1, W1, W2, SW, SE, E2, E1, ...back(southArc), ...back(westArc).slice(1)] },
];

export const MUNICIPALITY: Area = { code: 'GM9999', name: 'Demodam', ring: [NW, W1, W2, SW, SE, E2, E1, NE, N2, N1] };

export function neighbourhoodAt(point: Point): Neighbourhood | undefined {
  return NEIGHBOURHOODS.find((area) => contains(area.ring, point));
}
