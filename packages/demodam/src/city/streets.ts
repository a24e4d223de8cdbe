import type { Line } from './geometry.ts';
import type { Street } from './street.ts';
import { BRIDGE, NORTHERN_STREETS } from './streets-north.ts';
import { SOUTHERN_STREETS } from './streets-south.ts';

/** All streets; houses along the earlier ones are placed first. */
export const STREETS: readonly Street[] = [...NORTHERN_STREETS, ...SOUTHERN_STREETS, BRIDGE];

export const RAILWAY: Line = [
  [-2600, -300],
  [-1640, -338],
  [-985, -372],
  [-302, -394],
  [302, -394],
  [985, -372],
  [1640, -330],
  [2600, -270],
];
