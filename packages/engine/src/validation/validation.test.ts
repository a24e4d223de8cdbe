import { describe, expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';
import { clockOffsetOf } from './clock-offset.ts';
import { driftOf } from './drift.ts';
import { type AcceptanceLimits, judgeValidation } from './judge-validation.ts';
import { correlationOf, deviationOf, effectiveCount } from './moments.ts';
import { pairSeries, toWindows } from './pair-series.ts';
import { presenceOf } from './presence-share.ts';
import { validateSeries } from './validate-series.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('agreement, worked out by hand', () => {
  // Differences 1, 0, -1, 2: mean 0.5, squares 6, deviations from the mean 0.5, 0.5, 1.5, 1.5 (squares 5, so s² = 5/3).
  const found = agreementOf([3, 5, 4, 8], [2, 5, 5, 6]);

  test('bias and root mean square error', () => {
    expect(found).toMatchObject({ pairs: 4, bias: 0.5 });
    expect(found.rmse).toBeCloseTo(Math.sqrt(6 / 4), 12);
  });

  test('limits of agreement: bias ± 1.96 s', () => {
    expect(found.lower).toBeCloseTo(0.5 - 1.96 * Math.sqrt(5 / 3), 12);
    expect(found.upper).toBeCloseTo(0.5 + 1.96 * Math.sqrt(5 / 3), 12);
    expect(found.limitMargin).toBeCloseTo(1.96 * Math.sqrt(3 * (5 / 3 / 4)), 12);
    expect(found.biasMargin).toBeCloseTo(1.96 * Math.sqrt(5 / 3 / 4), 12);
  });

  test('correlation: 9 / √(14 · 9)', () => {
    expect(found.correlation).toBeCloseTo(9 / Math.sqrt(14 * 9), 12);
  });

  test('a device that does not vary has no correlation, and that is not zero', () => {
    expect(agreementOf([1, 1, 1], [1, 2, 3]).correlation).toBeNaN();
  });
});

test('neighbours that resemble each other count for less', () => {
  // Neighbours of 1, 1, 3, 3: (1, 1), (1, 3), (3, 3); means 5/3 and 7/3, so r = (8/9 - 4/9 + 8/9) / (24/9) = 1/2.
  expect(correlationOf([1, 1, 3], [1, 3, 3])).toBeCloseTo(0.5, 12);
  expect(effectiveCount([1, 1, 3, 3])).toBe(2);
  expect(effectiveCount([1, 3, 1, 3])).toBe(4);
  expect(deviationOf([7])).toBeNaN();
});

describe('drift', () => {
  test('a difference that grows by one a month', () => {
    expect(driftOf([0, 30 * DAY, 60 * DAY], [1, 2, 3])).toEqual({ per30Days: 1, margin: expect.closeTo(0, 9) });
  });

  test('slope 1.5 with residuals 0.5, -1, 0.5: standard error √(1.5 / 1 / 2)', () => {
    const found = driftOf([0, 30 * DAY, 60 * DAY], [0, 0, 3]);
    expect(found?.per30Days).toBeCloseTo(1.5, 12);
    expect(found?.margin).toBeCloseTo(1.96 * Math.sqrt(0.75), 12);
  });

  test('nothing is said of two moments, or of one', () => {
    expect(driftOf([0, DAY], [1, 2])).toBeUndefined();
    expect(driftOf([5, 5, 5], [1, 2, 3])).toBeUndefined();
  });
});

describe('windows', () => {
  const pairing = { from: 0, to: 4 * HOUR, windowMs: HOUR } as const;

  test('a gap is not zero, and what is outside the period does not count', () => {
    const found = toWindows(
      { time: [-1, 0, HOUR - 1, 3 * HOUR, 4 * HOUR], value: [9, 1, 2, 0, 9] },
      { ...pairing, how: 'sum' },
    );
    expect([...found]).toEqual([3, Number.NaN, Number.NaN, 0]);
  });

  test('two equal sounds have that level, and 60 with 50 has 57.4 dB', () => {
    const levels = toWindows({ time: [0, 1, HOUR, HOUR + 1], value: [55, 55, 60, 50] }, { ...pairing, how: 'energy' });
    expect(levels[0]).toBeCloseTo(55, 9);
    expect(levels[1]).toBeCloseTo(10 * Math.log10(5.5e5), 9);
  });

  test('only windows in which both were heard are compared', () => {
    const device = { time: [0, HOUR, 2 * HOUR], value: [1, 2, 3] };
    const reference = { time: [HOUR + 1, 2 * HOUR, 3 * HOUR], value: [5, 6, 7] };
    expect(pairSeries(device, reference, { ...pairing, how: 'mean' })).toEqual({
      time: [HOUR, 2 * HOUR],
      device: [2, 3],
      reference: [5, 6],
    });
  });
});

describe('what came of what should have come', () => {
  test('three of four intervals, in two of two hours', () => {
    const found = presenceOf({ time: [0, 30 * MINUTE, HOUR], value: [1, 1, 1] }, 0, 2 * HOUR, 30 * MINUTE);
    expect(found).toEqual({ expected: 4, heard: 3, missing: 0.25, uptime: 1 });
  });

  test('a burst does not make up for a silence', () => {
    const burst = Array.from({ length: 100 }, (_, i) => i);
    expect(presenceOf({ time: burst, value: burst }, 0, 2 * HOUR, 30 * MINUTE)).toMatchObject({
      heard: 1,
      missing: 0.75,
      uptime: 0.5,
    });
  });
});

test('before anything was expected, nothing is known of it', () => {
  expect(presenceOf({ time: [5], value: [1] }, 0, MINUTE, HOUR)).toEqual({
    expected: 0,
    heard: 0,
    missing: Number.NaN,
    uptime: Number.NaN,
  });
});

describe('the clock', () => {
  const wave = (at: number) => Math.sin(at / HOUR) + 0.3 * Math.sin((at / HOUR) * 3.7);
  const series = (offsetMs: number) => {
    const time = Array.from({ length: 2_000 }, (_, i) => i * MINUTE);
    return { time, value: time.map((at) => wave(at - offsetMs)) };
  };
  const pairing = { from: 0, to: 2_000 * MINUTE, windowMs: MINUTE, how: 'mean' } as const;

  test.each([0, 7 * MINUTE, -12 * MINUTE, 90_000])('is found %i ms ahead, to within ten seconds', (offset) => {
    const found = clockOffsetOf(series(offset), series(0), pairing, 30 * MINUTE);
    expect(Math.abs((found ?? Number.NaN) - offset)).toBeLessThan(10_000);
  });

  test('is not known where the two do not resemble each other, or there is too little', () => {
    const flat = { time: series(0).time, value: series(0).time.map(() => 1) };
    expect(clockOffsetOf(flat, series(0), pairing, 30 * MINUTE)).toBeUndefined();
    expect(clockOffsetOf({ time: [0], value: [1] }, series(0), pairing, 30 * MINUTE)).toBeUndefined();
  });
});

describe('the judgement', () => {
  const time = Array.from({ length: 100 }, (_, i) => i * HOUR);
  const reference = { time, value: time.map((_, i) => 20 + 5 * Math.sin(i / 4)) };
  const input = (value: (at: number, i: number) => number) => ({
    device: { time, value: reference.value.map(value) },
    reference,
    pairing: { from: 0, to: 100 * HOUR, windowMs: HOUR, how: 'mean' } as const,
    intervalMs: HOUR,
    clockWindowMs: HOUR,
    clockMostMs: 4 * HOUR,
  });
  const limits: AcceptanceLimits = {
    pairs: 72,
    days: 3,
    bias: 1,
    rmse: 2,
    correlation: 0.9,
    agreement: 4,
    uptime: 0.9,
    missing: 0.1,
    clockOffsetMs: HOUR / 2,
    driftPer30Days: 1,
  };
  const verdicts = (value: (at: number, i: number) => number, change: Partial<AcceptanceLimits> = {}) =>
    Object.fromEntries(
      judgeValidation(validateSeries(input(value)), { ...limits, ...change }, 100 * HOUR).map((one) => [
        one.criterion,
        one.verdict,
      ]),
    );

  test('a device that says the same passes everything', () => {
    expect(new Set(Object.values(verdicts((at) => at)))).toEqual(new Set(['pass']));
  });

  test('one that reads 1.5 too high fails for its bias alone', () => {
    expect(verdicts((at) => at + 1.5)).toMatchObject({
      bias: 'fail',
      rmse: 'pass',
      correlation: 'pass',
      agreement: 'pass',
    });
    expect(verdicts((at) => at + 1.5, { biasShare: 0.1 })).toMatchObject({ bias: 'pass' });
  });

  test('one whose difference grows fails for its drift', () => {
    expect(verdicts((at, i) => at + i * 0.01)).toMatchObject({ drift: 'fail' });
  });

  test('one that is stuck is not calm: its correlation and clock are unknown, and unknown is no pass', () => {
    expect(verdicts(() => 20)).toMatchObject({ correlation: 'unknown', 'clock-offset': 'unknown' });
  });

  test('what is not asked is not judged', () => {
    const found = judgeValidation(validateSeries(input((at) => at)), { pairs: 10, days: 1 }, 100 * HOUR);
    expect(found.map(({ criterion }) => criterion)).toEqual(['pairs', 'days']);
  });

  test('without a pair nothing is known', () => {
    const silent = validateSeries({ ...input((at) => at), reference: { time: [], value: [] } });
    expect(silent.agreement).toBeUndefined();
    expect(judgeValidation(silent, limits, 100 * HOUR).filter(({ verdict }) => verdict === 'pass')).toMatchObject([
      { criterion: 'days' },
      { criterion: 'uptime' },
      { criterion: 'missing' },
    ]);
  });
});
