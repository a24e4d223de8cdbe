import { expect as assert, describe, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../time/units.ts';
import { zoneRules } from '../time/zone.ts';
import { createRhythm } from './create-rhythm.ts';
import { expect } from './expect.ts';
import { createLevel, learnLevel } from './level.ts';
import { step } from './step.ts';
import { createExpectation, createVerdict } from './verdict.ts';

/** Deterministic uniform numbers in [0, 1): mulberry32. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Knuth's method; fine for small means. */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

describe('level', () => {
  it('is not moved by a first night in which next to nothing passes', () => {
    const level = createLevel();
    for (let i = 0; i < 60; i++) learnLevel(level, 1, 1e-4, 5 * MINUTE);
    assert(Math.abs(level.value)).toBeLessThan(0.01);
  });

  it.each([5 * MINUTE, 15 * MINUTE, HOUR])(
    'keeps the middle near the truth after quiet nights, readings every %i ms',
    (intervalMs) => {
      const calendar = { zone: zoneRules('UTC'), isHoliday: () => false };
      const state = createRhythm({ kind: 'count', intervalMs, min: 0, max: 100_000 });
      const random = uniform(7);
      const verdict = createVerdict();
      const expectation = createExpectation();
      const meanAt = (time: number) => {
        const hour = (time % DAY) / HOUR;
        return hour < 6 ? 0.15 : 0.15 + 20 * Math.sin(((hour - 6) / 18) * Math.PI);
      };
      const start = Date.UTC(2026, 8, 27);
      for (let time = start; time < start + 42 * DAY; time += intervalMs) {
        step(state, calendar, time, poisson(meanAt(time), random), verdict);
        // From the second week on, noon is never far from the truth.
        if (time > start + 8 * DAY && time % DAY === 15 * HOUR) {
          expect(state, calendar, time, expectation);
          assert(expectation.mid).toBeGreaterThan(10);
          assert(expectation.mid).toBeLessThan(32);
        }
      }
    },
  );
});
