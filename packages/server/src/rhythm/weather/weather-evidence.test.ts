import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weatherEvidence } from './weather-evidence.ts';

const HOUR = 3_600_000;
const n = 56 * 24;
/** Dry, but for some rain one hour in forty. */
const rainOf = (last: number | null, more: { low?: number; high?: number } = {}) => {
  const time = Array.from({ length: n + 1 }, (_, i) => i * HOUR);
  return {
    time,
    measured: time.map((_, i) => (i === n ? last : i % 40 === 0 ? 1 + (i % 7) / 10 : 0)),
    low: time.map(() => more.low ?? null),
    high: time.map(() => more.high ?? null),
  };
};
const at = { from: n * HOUR, to: n * HOUR, sides: ['higher'] as const };

describe('weather around a deviation', () => {
  test('is told where few hours before were more extreme, with the figure', () => {
    const found = weatherEvidence(rainOf(4.2), at);
    expect(found).toMatchObject({ value: 4.2, side: 'higher', normal: null });
    expect(found?.beyond).toBe(1);
  });

  test('is not told where it was as usual, where nothing was measured, or on a side that is none', () => {
    expect(weatherEvidence(rainOf(0), at)).toBeUndefined();
    expect(weatherEvidence(rainOf(null), at)).toBeUndefined();
    expect(weatherEvidence(rainOf(-5), at)).toBeUndefined();
    expect(weatherEvidence(rainOf(-5), { ...at, sides: ['higher', 'lower'] })).toMatchObject({ side: 'lower' });
  });

  test('is told where it left its own range, with that range', () => {
    const found = weatherEvidence(rainOf(0.5, { low: 0, high: 0.2 }), at);
    expect(found).toMatchObject({ value: 0.5, normal: { low: 0, high: 0.2 }, beyond: null });
  });

  test('needs two weeks before it', () => {
    const { time, measured, low, high } = rainOf(9);
    const from = n - 13 * 24;
    const short = [time, measured, low, high].map((list) => list.slice(from)) as [number[], number[], null[], null[]];
    const hours = { time: short[0], measured: short[1], low: short[2], high: short[3] };
    expect(weatherEvidence(hours, at)).toBeUndefined();
  });

  test('never calls an hour extreme that a fiftieth of the hours before reached (property)', () => {
    const values = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 400, maxLength: 500 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 30, noNaN: true }), (before, last) => {
        const measured = [...before, last];
        const none = measured.map(() => null);
        const hours = { time: measured.map((_, i) => i * HOUR), measured, low: none, high: none };
        const found = weatherEvidence(hours, {
          from: before.length * HOUR,
          to: before.length * HOUR,
          sides: ['higher'],
        });
        const reached = before.filter((value) => value >= last).length;
        expect(found !== undefined).toBe(reached / before.length <= 1 - 0.98 + 1e-12);
      }),
      { numRuns: 60 },
    );
  });
});
