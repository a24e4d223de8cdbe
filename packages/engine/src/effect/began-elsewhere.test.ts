import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beganElsewhere } from './began-elsewhere.ts';

const panel = { pre: 20, post: 8 };
const weeks = (gapOf: (week: number) => number) => Float64Array.from({ length: 28 }, (_, week) => gapOf(week));
const step = (at: number) => (week: number) => (week < at ? 0 : 1);
/** Swings from week to week, so that nothing is explained wholly. */
const scatter = (week: number) => (week % 2 ? 0.1 : -0.1);

describe('where a change began', () => {
  test.each([19, 20, 21])('near the start: week %d', (at) => {
    expect(beganElsewhere(weeks(step(at)), panel)).toBeUndefined();
  });

  test.each([14, 17, 23, 26])('elsewhere: week %d', (at) => {
    expect(
      beganElsewhere(
        weeks((week) => step(at)(week) + scatter(week)),
        panel,
      ),
    ).toBe(at);
  });

  test.each([2, 4, 8])('an effect that grows from the start over %d weeks began there', (full) => {
    const growing = (week: number) => Math.max(0, Math.min(1, (week - 19.5) / full));
    expect(beganElsewhere(weeks(growing), panel)).toBeUndefined();
  });

  test('a change long ago is not looked at', () => {
    expect(beganElsewhere(weeks(step(5)), panel)).toBeUndefined();
  });

  test('a single week is no change', () => {
    expect(
      beganElsewhere(
        weeks((week) => (week === 27 ? 1 : 0)),
        panel,
      ),
    ).toBeUndefined();
  });

  test('nothing at all began nowhere, and of gaps nothing is known', () => {
    expect(
      beganElsewhere(
        weeks(() => 0),
        panel,
      ),
    ).toBeUndefined();
    expect(
      beganElsewhere(
        weeks(() => Number.NaN),
        panel,
      ),
    ).toBeUndefined();
  });

  test('gaps do not move the week', () => {
    const holed = weeks((week) => (week % 5 === 0 ? Number.NaN : step(24)(week) + scatter(week)));
    expect(beganElsewhere(holed, panel)).toBe(24);
  });

  test('neither level nor size nor direction changes the answer, and a step at the start survives any scatter half its size', () => {
    const gap = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(gap, { minLength: 28, maxLength: 28 }), (noise) => {
        const gaps = weeks((week) => noise[week] as number);
        const plain = beganElsewhere(gaps, panel);
        expect(
          beganElsewhere(
            gaps.map((value) => 5 - 3 * value),
            panel,
          ),
        ).toBe(plain);
        const stepped = weeks((week) => 4 * step(20)(week) + (noise[week] as number));
        expect(beganElsewhere(stepped, panel)).toBeUndefined();
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
