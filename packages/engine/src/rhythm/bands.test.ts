import { expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { HOUR } from '../time/units.ts';
import { createBands, isNearFloor, learnBands, pointsAt, QUANTILES } from './bands.ts';
import { createCalibration, learnCalibration } from './calibration.ts';

const points = new Float64Array(QUANTILES.length);

test('starts with a normal distribution', () => {
  pointsAt(createBands(), createCalibration(), false, points);
  expect([...points]).toEqual([-2.326, -1.96, -1.6449, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.6449, 1.96, 2.326]);
});

test('finds the points of a skewed distribution', () => {
  const noise = createNoise(2);
  const [bands, calibration] = [createBands(), createCalibration()];
  const draw = () => -Math.log(1 - noise.uniform()) - 1;
  for (let i = 0; i < 20_000; i++) {
    const z = draw();
    learnCalibration(calibration, z);
    learnBands(bands, z, false, HOUR);
  }
  pointsAt(bands, calibration, false, points);
  const sample = Array.from({ length: 20_000 }, draw);
  for (const i of [2, 3, 4, 5, 6, 7, 8]) {
    const below = sample.filter((z) => z < (points[i] as number)).length / sample.length;
    expect(Math.abs(below - (QUANTILES[i] as number))).toBeLessThan(0.04);
  }
  expect([...points]).toEqual([...points].sort((a, b) => a - b));
});

test('moments near the lowest value are learned apart', () => {
  const [bands, calibration] = [createBands(), createCalibration()];
  for (let i = 0; i < 2000; i++) learnBands(bands, 3, true, HOUR);
  pointsAt(bands, calibration, false, points);
  expect(points[5]).toBe(0);
  pointsAt(bands, calibration, true, points);
  expect(points[5]).toBeGreaterThan(1);
});

test.each([
  [0.6, 0.9, 0.5, true],
  [0.6, 3, 0.5, false],
])('floor %d, expected %d, sd %d: near the floor %s', (floor, expected, sd, near) => {
  expect(isNearFloor(floor, expected, sd)).toBe(near);
});
