import type { Band } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { type Scaled, sameScales } from './same-scales.ts';

function chart(datastream: Scaled['datastream'], measured: (number | null)[]): Scaled {
  const none = measured.map(() => null);
  const band = { time: measured.map((_, i) => i * 3_600_000), measured, low: none, mid: none, high: none };
  // Only the columns are looked at.
  return { datastream, band: { ...band, stepSeconds: 3_600, unit: datastream.unit } as unknown as Band };
}
const sound = { unit: 'dB', kind: 'level', intervalSeconds: 60 } as const;
const counted = { unit: '{count}', kind: 'count', intervalSeconds: 900 } as const;

test('charts of one unit get one scale, wide enough for each', () => {
  const [quiet, loud, people] = sameScales([chart(sound, [30, 40]), chart(sound, [50, null, 80]), chart(counted, [5])]);
  expect(quiet).toEqual(loud);
  expect(quiet?.[0]).toBeLessThanOrEqual(30);
  expect(quiet?.[1]).toBeGreaterThanOrEqual(80);
  expect(people?.[1]).toBeLessThan(10);
});

test('counts over an hour are not held against counts over a quarter of an hour', () => {
  const [quarter, hour] = sameScales([chart(counted, [5]), chart({ ...counted, intervalSeconds: 3_600 }, [500])]);
  expect(quarter?.[1]).toBeLessThan(10);
  expect(hour?.[1]).toBeGreaterThanOrEqual(500);
});

test('a chart that is still fetched takes the scale of those that are there', () => {
  const [, waiting] = sameScales([chart(sound, [30, 40]), { datastream: sound, band: undefined }]);
  expect(waiting?.[1]).toBeGreaterThanOrEqual(40);
});
