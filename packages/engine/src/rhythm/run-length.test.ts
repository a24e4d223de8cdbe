import { expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { createRunLength, isStuckRun, learnRun, type RunLength } from './run-length.ts';

function feed(run: RunLength, values: number[]): number {
  return values.findIndex((value, i) => {
    learnRun(run, i, value);
    return isStuckRun(run);
  });
}

const noise = createNoise(5);
const fine = Array.from({ length: 1000 }, () => Math.round(noise.normal() * 100));
const coarse = Array.from({ length: 1000 }, (_, i) => Math.round(20 + 3 * Math.sin(i / 60)));

test('ordinary readings are never stuck, whether they repeat or not', () => {
  expect(feed(createRunLength(), fine)).toBe(-1);
  expect(feed(createRunLength(), coarse)).toBe(-1);
});

test('a fine series is stuck after a few repeats, a coarse one only after many', () => {
  const stuck = new Array(3000).fill(7);
  const runFine = createRunLength();
  const runCoarse = createRunLength();
  feed(runFine, fine);
  feed(runCoarse, coarse);
  const afterFine = feed(runFine, stuck);
  const afterCoarse = feed(runCoarse, stuck);
  expect(afterFine).toBeGreaterThanOrEqual(5);
  expect(afterFine).toBeLessThan(12);
  expect(afterCoarse).toBeGreaterThan(10 * afterFine);
});

test('NaN ends a run and starts none', () => {
  const run = createRunLength();
  feed(run, [...fine, 3, 3, 3, Number.NaN, Number.NaN]);
  expect(run.length).toBe(0);
});
