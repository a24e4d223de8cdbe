import { describe, expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { HOUR } from '../time/units.ts';
import { zoneRules } from '../time/zone.ts';
import { type DetectOptions, SeriesDetector } from './series-detector.ts';

const calendar = { zone: zoneRules('Europe/Amsterdam'), isHoliday: () => false };
const START = Date.UTC(2024, 0, 1);

function judgeAll(values: readonly number[], options: Partial<DetectOptions> = {}) {
  const detector = new SeriesDetector(calendar, { kind: 'auto', band: 95, ...options });
  const rows = values.map((value, i) => ({ ...detector.judge(START + i * HOUR, value) }));
  return { detector, rows };
}
const { normal } = createNoise(1);
/** Sound through the day, 60 days. */
const sound = Array.from({ length: 1440 }, (_, i) => 55 - 6 * Math.cos((2 * Math.PI * (i % 24)) / 24) + normal());

test('learns for three weeks, and knows the range from then on', () => {
  const { rows, detector } = judgeAll(sound);
  expect(detector.taken).toMatchObject({ spec: { kind: 'level', intervalMs: HOUR }, reason: 'fractions' });
  expect(rows.slice(0, 480).every(({ state }) => state === 'learning')).toBe(true);
  const judged = rows.slice(504);
  expect(judged.every(({ state }) => state === 'normal' || state === 'deviation')).toBe(true);
  const inside = judged.filter(({ lower, upper }, i) => {
    const value = sound[504 + i] as number; // as long as the rows
    return value >= lower && value <= upper;
  });
  expect(inside.length / judged.length).toBeGreaterThan(0.9);
});

test('a value far beyond all before it widens the range and is judged, not refused', () => {
  const values = sound.map((value, i) => (i === 1000 ? 5000.5 : value));
  const { rows, detector } = judgeAll(values);
  expect(detector.taken?.spec.max).toBeGreaterThan(5000.5);
  expect(rows[1000]).toMatchObject({ state: 'deviation' });
  expect(rows[1000]?.score).toBeGreaterThan(0.7);
  expect(rows.slice(0, 1000)).toEqual(judgeAll(sound).rows.slice(0, 1000));
});

test('a fraction among counts makes it a level, learned again from all before', () => {
  const counts = sound.map(Math.round);
  const { detector } = judgeAll([...counts.slice(0, 800), 55.5, ...counts.slice(801)]);
  expect(detector.taken).toMatchObject({ spec: { kind: 'level' }, reason: 'fractions' });
});

describe('a kind that is declared', () => {
  test('stays, and what it cannot hold is implausible', () => {
    const { rows, detector } = judgeAll([...sound.slice(0, 600).map(Math.round), -4], { kind: 'count' });
    expect(detector.taken).toMatchObject({ spec: { kind: 'count' }, reason: 'declared' });
    expect(rows.at(-1)).toMatchObject({ state: 'implausible', score: 0 });
  });

  test.each([
    [0.4, 'learning'],
    [80, 'learning'],
    [101, 'implausible'],
    [-0.1, 'implausible'],
  ])('a share of %d at first: %s', (value, state) => {
    expect(judgeAll([value], { kind: 'proportion' }).rows[0]?.state).toBe(state);
  });
});

test('a budget decides how much is told', () => {
  const { normal } = createNoise(2);
  const restless = sound.map((value, i) => value + (i % 97 === 0 ? 5 * Math.abs(normal()) : 0));
  const told = (budget: number) =>
    judgeAll(restless, { budget }).rows.filter(({ state }) => state === 'deviation').length;
  expect(told(7)).toBeGreaterThan(told(0.05));
});

test('a gap is told what would have been usual, and changes nothing', () => {
  const whole = judgeAll(sound);
  const detector = new SeriesDetector(calendar, { kind: 'auto', band: 95 });
  const rows = sound.map((value, i) => {
    const t = START + i * HOUR;
    if (i === 900) {
      expect(detector.judgeGap(t)).toMatchObject({ state: 'gap', score: 0, expected: whole.rows[900]?.expected });
    }
    return { ...detector.judge(t, value) };
  });
  expect(rows).toEqual(whole.rows);
});

test('a million equal values: never strange, stuck in the end', { timeout: 120_000 }, () => {
  const detector = new SeriesDetector(calendar, { kind: 'auto', band: 95 });
  let strange = 0;
  let state = '';
  for (let i = 0; i < 1_000_000; i++) {
    const row = detector.judge(START + i * 60_000, 7);
    if (row.score > 0 || row.state === 'deviation') strange += 1;
    state = row.state;
  }
  expect([strange, state]).toEqual([0, 'stuck']);
});
