import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { DAY, HOUR, MINUTE } from '../time/units.ts';
import { zoneRules } from '../time/zone.ts';
import { createSurprise, stepSurprise } from './surprise.ts';

const calendar = { zone: zoneRules('Europe/Amsterdam'), isHoliday: () => false };
const START = Date.UTC(2024, 0, 8);

function scoresOf(values: readonly number[], intervalMs = 5 * MINUTE): number[] {
  const state = createSurprise(intervalMs);
  return values.map((value, i) => stepSurprise(state, calendar, START + i * intervalMs, value, 0));
}
const highest = (scores: readonly number[]) => scores.indexOf(Math.max(...scores));
const minutesOf = (i: number) => (5 * i) % 1440;

/** Two weeks of five minutes. */
const READINGS = 4032;
const noisy = (seed: number, value: (i: number, normal: () => number) => number) => {
  const { normal } = createNoise(seed);
  return Array.from({ length: READINGS }, (_, i) => value(i, normal));
};
const byDay = (i: number) => (minutesOf(i) >= 540 && minutesOf(i) < 1080 ? 75 : 20);

describe('finds at its onset', () => {
  test.each([
    ['a spike', (i: number, normal: () => number) => 40 + normal() + (i === 3000 ? 15 : 0), 3000],
    ['a drop', (i: number, normal: () => number) => 40 + normal() - (i === 3000 ? 15 : 0), 3000],
    ['a busy night', (i: number, normal: () => number) => (i >= 2900 && i < 2950 ? 75 : byDay(i)) + normal(), 2900],
    ['a quiet day', (i: number, normal: () => number) => (i >= 3024 && i < 3150 ? 20 : byDay(i)) + normal(), 3024],
    ['a restless stretch', (i: number, normal: () => number) => 40 + (i >= 3000 && i < 3200 ? 4 : 1) * normal(), 3000],
  ])('%s', (_what, value, onset) => {
    const at = highest(scoresOf(noisy(5, value)));
    expect(at).toBeGreaterThanOrEqual(onset);
    expect(at).toBeLessThan(onset + 30);
  });
});

test('an event is one moment, not all of its readings', () => {
  const scores = scoresOf(noisy(6, (i, normal) => 40 + normal() + (i >= 3000 && i < 3060 ? 15 : 0)));
  const told = scores.slice(3000, 3060).filter((score) => score > 0.5);
  expect(told.length).toBeGreaterThanOrEqual(1);
  expect(told.length).toBeLessThan(10);
  expect(scores.slice(3000, 3060).filter((score) => score > 0 && score <= 0.25).length).toBeGreaterThan(0);
});

test('says little of noise, at any scale, and nothing of what never changes', () => {
  const told = (values: readonly number[]) => scoresOf(values).filter((score) => score > 0.6).length;
  for (const scale of [1e-3, 1, 1e6]) expect(told(noisy(7, (_, normal) => scale * (40 + normal())))).toBeLessThan(3);
  expect(Math.max(...scoresOf(Array(READINGS).fill(45.1)))).toBe(0);
});

test('says nothing on the first day', () => {
  const scores = scoresOf(noisy(8, (i, normal) => 40 + normal() + (i === 200 ? 1000 : 0)));
  expect(Math.max(...scores.slice(0, 288))).toBe(0);
});

test('a small day-to-day difference scores lower than a large one', () => {
  const spike = (size: number) => scoresOf(noisy(9, (i, normal) => 40 + normal() + (i === 3000 ? size : 0)))[3000] ?? 0;
  expect(spike(8)).toBeLessThan(spike(16));
  expect(spike(16)).toBeLessThan(spike(64));
});

test('takes in what is known otherwise', () => {
  const state = createSurprise(HOUR);
  const { normal } = createNoise(10);
  for (let i = 0; i < 100; i++) stepSurprise(state, calendar, START + i * HOUR, 40 + normal(), 0);
  expect(stepSurprise(state, calendar, START + 100 * HOUR, 40, 30)).toBeGreaterThan(0.8);
});

test('what comes later changes nothing before it', () => {
  const anySeries = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 60, maxLength: 200 });
  fc.assert(
    fc.property(anySeries, fc.integer({ min: 30, max: 59 }), (values, cut) => {
      const all = scoresOf(values, HOUR);
      expect(all.every((score) => score >= 0 && score < 1)).toBe(true);
      expect(scoresOf(values.slice(0, cut), HOUR)).toEqual(all.slice(0, cut));
    }),
    { seed: 7 },
  );
});

test.each([MINUTE, 15 * MINUTE, HOUR, DAY])('works every %d ms', (intervalMs) => {
  const { normal } = createNoise(11);
  const values = Array.from({ length: 400 }, (_, i) => 40 + normal() + (i === 380 ? 40 : 0));
  const scores = scoresOf(values, intervalMs);
  if (intervalMs >= 15 * MINUTE) expect(highest(scores)).toBe(380);
  else expect(Math.max(...scores)).toBe(0);
});

test('refuses an interval that is none', () => {
  expect(() => createSurprise(0)).toThrow(RangeError);
});
