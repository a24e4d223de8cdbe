import { describe, expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import type { DeviationChange } from '../rhythm/verdict.ts';
import { HOUR, WEEK } from '../time/units.ts';
import { createTogether, stepTogether } from './together.ts';

const MONITORS = 9;

/** Hours of nine series that share a part of their ups and downs; `add` changes an hour. */
function play(weeks: number, shared: number, add: (hour: number, monitor: number) => number = () => 0) {
  const noise = createNoise(7);
  const together = createTogether(HOUR);
  const changes: DeviationChange[] = [];
  for (let hour = 0; hour * HOUR < weeks * WEEK; hour++) {
    const wind = noise.normal() * Math.sqrt(shared);
    const differences = Array.from(
      { length: MONITORS },
      (_, monitor) => wind + noise.normal() * Math.sqrt(1 - shared) + add(hour, monitor),
    );
    stepTogether(together, hour * HOUR, differences, changes);
  }
  return changes.filter(({ change }) => change === 'closed');
}

describe('series of one place, together', () => {
  test.each([
    ['independent', 0],
    ['hanging together', 0.3],
    ['nearly the same', 0.9],
  ])('chance stays within the alarm budget: %s', (_what, shared) => {
    expect(play(104, shared).length / 104).toBeLessThan(0.3);
  });

  test('an hour that is modest everywhere is found', () => {
    const midnight = 20 * 168;
    const found = play(26, 0.3, (hour) => (hour === midnight ? 2.5 : 0));
    expect(found.some(({ kind, peakTime }) => kind === 'higher' && peakTime === midnight * HOUR)).toBe(true);
  });

  test('a broken sensor alone is not a busy city', () => {
    const broken = 20 * 168;
    const found = play(26, 0.3, (hour, monitor) => (monitor === 4 && hour >= broken ? 4 : 0));
    expect(found.filter(({ start, end }) => start <= broken * HOUR && (end ?? 0) > broken * HOUR)).toEqual([]);
  });

  test('too few series say nothing', () => {
    const together = createTogether(HOUR);
    const changes: DeviationChange[] = [];
    stepTogether(together, 0, [4, 4, Number.NaN], changes);
    expect([together.moments, changes]).toEqual([0, []]);
  });

  test('time runs one way', () => {
    const together = createTogether(HOUR);
    stepTogether(together, HOUR, [0, 0, 0], []);
    expect(() => stepTogether(together, HOUR, [0, 0, 0], [])).toThrow('moment out of order');
  });
});
