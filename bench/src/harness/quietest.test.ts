import { expect, test } from 'vitest';
import { quietest } from './quietest.ts';

const noPause = async () => {};

const runs = (list: readonly [number, number][]) => {
  let at = 0;
  return async () => {
    const [value, strangers] = list[at++] as [number, number];
    return { what: 'x', value, unit: '/s', note: 'n', strangers };
  };
};

test('keeps the run that was disturbed least, not the best figure', async () => {
  const best = await quietest(
    3,
    runs([
      [500, 1.2],
      [90, 0.3],
      [300, 0.8],
    ]),
    noPause,
  );
  expect(best.value).toBe(90);
  expect(best.note).toContain('quietest of 3 runs');
});

test('an undisturbed run is enough', async () => {
  const best = await quietest(5, runs([[70, 0.05]]), noPause);
  expect([best.value, best.note]).toEqual([70, 'n']);
});
