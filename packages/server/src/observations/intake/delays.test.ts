import { expect, test } from 'vitest';
import { Delays } from './delays.ts';

test('the median of the newest readings, so that one late reading changes nothing', () => {
  const delays = new Delays();
  expect(delays.find(1)).toBeUndefined();
  for (const ms of [1_000, 2_000, 3_600_000]) delays.add(1, ms);
  expect(delays.find(1)).toEqual({ medianSeconds: 2, readings: 3 });
});

test('a clock that is ahead shows as a delay below 0', () => {
  const delays = new Delays();
  for (let i = 0; i < 5; i++) delays.add(1, -90_000);
  expect(delays.find(1)).toEqual({ medianSeconds: -90, readings: 5 });
});

test('old readings make room for new ones, and a series that is gone leaves nothing', () => {
  const delays = new Delays();
  for (let i = 0; i < 100; i++) delays.add(1, 5_000);
  for (let i = 0; i < 31; i++) delays.add(1, 1_250);
  expect(delays.find(1)).toEqual({ medianSeconds: 1.3, readings: 31 });
  delays.forget(1);
  expect(delays.find(1)).toBeUndefined();
});
