import { describe, expect, it } from 'vitest';
import { isInGrid, toWgs84 } from './rd.ts';

/**
 * Worked out with proj4 2.22 and the published seven parameters (+towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,
 * -1.87740,4.0725 on the Bessel ellipsoid).
 */
const points: readonly [string, number, number, number, number][] = [
  ['Amersfoort', 155_000, 463_000, 5.38720351, 52.1551723],
  ['Amsterdam', 120_700.723, 487_525.502, 4.88352292, 52.37453043],
  ['Groningen', 233_883.131, 582_065.167, 6.56819774, 53.21938106],
  ['Den Haag', 81_731.132, 455_225.697, 4.31831832, 52.08045],
  ['Maastricht', 176_331, 317_462, 5.69005982, 50.84660073],
  ['Vlissingen', 30_000, 385_000, 3.58923353, 51.44022804],
  ['Texel', 115_000, 565_000, 4.79042133, 53.07036346],
  ['Winterswijk', 245_000, 445_000, 6.69742355, 51.98608974],
];
const METRES_PER_DEGREE = 111_320;

describe('RD to WGS84', () => {
  it.each(points)('is within half a metre at %s', (_, x, y, lon, lat) => {
    const [gotLon, gotLat] = toWgs84([x, y]);
    const east = (gotLon - lon) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
    expect(Math.hypot(east, (gotLat - lat) * METRES_PER_DEGREE)).toBeLessThan(0.5);
  });

  it('knows where the grid ends', () => {
    expect(points.every(([, x, y]) => isInGrid([x, y]))).toBe(true);
    for (const point of [
      [4.3, 52.1],
      [-8_000, 400_000],
      [310_000, 400_000],
      [100_000, 280_000],
      [100_000, 640_000],
    ] as const)
      expect(isInGrid(point)).toBe(false);
  });
});
