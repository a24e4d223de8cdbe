import { expect, test } from 'vitest';
import { createWeekPlace } from '../time/week-slot.ts';
import { breakEffectAt, createSchoolBreaks, learnSchoolBreak } from './school-breaks.ts';

const at = (hour: number, schoolBreak = true, day = 0) => ({
  ...createWeekPlace(),
  day,
  hour: 24 * day + hour,
  schoolBreak,
});

test('what is seen in two weeks of holiday is mostly known in the next, and only at that hour', () => {
  const breaks = createSchoolBreaks();
  for (let day = 0; day < 10; day++) {
    const z = 2 * (-0.5 - breakEffectAt(breaks, at(7)));
    learnSchoolBreak(breaks, at(7, true, day), { z, slope: 2 }, 4, 1);
  }
  expect(breakEffectAt(breaks, at(7))).toBeLessThan(-0.35);
  expect(breakEffectAt(breaks, at(7))).toBeGreaterThan(-0.5);
  expect(breakEffectAt(breaks, at(15))).toBe(0);
  expect(breakEffectAt(breaks, at(7, false))).toBe(0);
});

test('one odd reading of fifty sd moves what is expected by less than two', () => {
  const breaks = createSchoolBreaks();
  const slope = 2;
  learnSchoolBreak(breaks, at(8), { z: 50, slope }, slope * slope, 1);
  expect(breakEffectAt(breaks, at(8)) * slope).toBeLessThan(2);
});

test('a series that tells nothing of its level learns no effect', () => {
  const breaks = createSchoolBreaks();
  learnSchoolBreak(breaks, at(8), { z: 3, slope: 0 }, 0, 1);
  expect(breakEffectAt(breaks, at(8))).toBe(0);
});
