import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR } from '../time/units.ts';
import { zoneRules } from '../time/zone.ts';
import type { EffectSeries } from './effect-series.ts';
import { measureEffect } from './measure-effect.ts';
import type { EffectQuestion } from './prepare-effect.ts';
import { atWeek, city, street } from './street.test-kit.ts';

const mapped = (series: EffectSeries, change: (value: number, t: number) => number): EffectSeries => ({
  ...series,
  values: Array.from(series.values, (value, i) => change(value, series.times[i] as number)),
});

describe('a measure with a known effect', () => {
  const outcome = measureEffect({ ...city(1, { by: 0.7 }), adjoining: [] });

  test('is told, with an interval that holds it', () => {
    expect(outcome.verdict).toBe('probably-less');
    expect(outcome.report?.low.percent).toBeLessThan(-30);
    expect(outcome.report?.high.percent).toBeGreaterThan(-30);
    expect(outcome.report?.weeksAfter).toBe(8);
  });

  test('has weights that add up to one, and weeks to draw', () => {
    const { comparisons = [], weeks = [] } = outcome.report ?? {};
    expect(comparisons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(weeks).toHaveLength(58);
    const ratios = weeks.slice(50).map(({ measured, expected }) => measured / expected);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / 8).toBeCloseTo(0.7, 1);
  });

  test('that grows over four weeks is told as well', () => {
    const { target, ...rest } = city(1);
    const grown = (t: number) => 1 - 0.4 * Math.min(1, Math.max(0, (t - rest.startMs) / (atWeek(4) - atWeek(0))));
    const slowly = mapped(target, (value, t) => Math.round(value * grown(t)));
    expect(measureEffect({ ...rest, target: slowly }).verdict).toBe('probably-less');
  });

  test('upwards as well', () => {
    expect(measureEffect(city(1, { by: 1.4 })).verdict).toBe('probably-more');
  });

  test('in decibels', () => {
    const { target, comparisons, ...rest } = city(2, { by: 0.5 });
    const loud = (series: EffectSeries): EffectSeries => ({
      ...mapped(series, (value) => 10 * Math.log10(value)),
      spec: { kind: 'level', intervalMs: HOUR, min: 0, max: 140 },
      decibel: true,
    });
    const { verdict, report } = measureEffect({ target: loud(target), comparisons: comparisons.map(loud), ...rest });
    expect(verdict).toBe('probably-less');
    expect(report?.effect.inUnit).toBeCloseTo(-3, 0);
    expect(report?.effect.percent).toBeGreaterThan(-60);
    expect(report?.effect.percent).toBeLessThan(-40);
  });

  test('spills over: what left turns up next door', () => {
    const question = city(3, { by: 0.7, streets: 6 });
    const { startMs } = question;
    const [next, ...comparisons] = question.comparisons as [EffectSeries, ...EffectSeries[]];
    const fuller = mapped(next, (value, t) => (t >= startMs ? Math.round(1.4 * value) : value));
    const silent = mapped(next, () => Number.NaN);
    const adjoining = [fuller, { ...silent, id: 'silent' }];
    const { report } = measureEffect({ ...question, comparisons, adjoining });
    expect(report?.spillOver.map(({ id, verdict }) => [id, verdict])).toEqual([
      [next.id, 'probably-more'],
      ['silent', 'cannot-tell'],
    ]);
  });
});

describe('what must hold for any city', () => {
  const seeds = fc.integer({ min: 1, max: 1e6 });
  const few = { numRuns: 12, seed: 7 };

  test('the order of the comparisons changes nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = city(seed, { by: 0.9 });
        const turned = { ...question, comparisons: [...question.comparisons].reverse() };
        expect(measureEffect(turned)).toEqual(measureEffect(question));
      }),
      few,
    );
  });

  test('counting each thing ten times changes no percentage', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = city(seed, { by: 0.9 });
        const tenfold = (series: EffectSeries) => mapped(series, (value) => 10 * value);
        const once = measureEffect(question);
        const often = measureEffect({
          ...question,
          target: tenfold(question.target),
          comparisons: question.comparisons.map(tenfold),
        });
        expect(often.verdict).toBe(once.verdict);
        expect(often.report?.effect.percent).toBeCloseTo(once.report?.effect.percent as number, 6);
        expect(often.report?.effect.inUnit).toBeCloseTo(10 * (once.report?.effect.inUnit as number), 4);
      }),
      few,
    );
  });

  test('what moves all places alike is no effect of the measure', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const question = city(seed);
        const halved = (series: EffectSeries) =>
          mapped(series, (value, t) => (t >= question.startMs ? value / 2 : value));
        const plain = measureEffect(question).report?.effect.onScale as number;
        const half = measureEffect({
          ...question,
          target: halved(question.target),
          comparisons: question.comparisons.map(halved),
        });
        expect(half.report?.effect.onScale).toBeCloseTo(plain, 9);
      }),
      few,
    );
  });

  test('gaps do not count as zero: a tenth of the hours missing, night or day, moves nothing far', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 23 }), (seed, hour) => {
        const question = city(seed);
        const holed = mapped(question.target, (value, t) =>
          t >= question.startMs && Math.abs(((t / HOUR) % 24) - hour) < 2 ? Number.NaN : value,
        );
        const plain = measureEffect(question).report?.effect.onScale as number;
        expect(measureEffect({ ...question, target: holed }).report?.effect.onScale).toBeCloseTo(plain, 2);
      }),
      few,
    );
  });

  test('series that are the same show no effect', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { target, ...question } = city(seed);
        const comparisons = ['a', 'b', 'c'].map((id) => ({ ...target, id }));
        const { verdict, report } = measureEffect({ ...question, target, comparisons });
        expect(verdict).toBe('none-shown');
        expect(report?.effect.onScale).toBeCloseTo(0, 9);
      }),
      few,
    );
  });
});

describe('what cannot be told is said, with the reason', () => {
  const question = city(5);
  const flat = mapped(question.target, () => 3);
  const reasonOf = (changed: Partial<EffectQuestion>) => {
    const outcome = measureEffect({ ...question, ...changed });
    return outcome.verdict === 'cannot-tell' ? outcome.because : outcome.verdict;
  };
  const without = (series: EffectSeries, fromMs: number, toMs: number) =>
    mapped(series, (value, t) => (t >= fromMs && t < toMs ? Number.NaN : value));

  test.each<[string, Partial<EffectQuestion>, object]>([
    ['ends before it starts', { endMs: question.startMs - 1 }, { reason: 'ends-before-start' }],
    ['starts after the data', { startMs: atWeek(70), endMs: atWeek(80) }, { reason: 'starts-after-data' }],
    ['a week', { endMs: atWeek(51) }, { reason: 'too-short-after', weeks: 1, needed: 2 }],
    [
      'begun too early',
      { startMs: atWeek(20), endMs: atWeek(28) },
      { reason: 'too-short-before', weeks: 20, needed: 32 },
    ],
    ['nothing measured', { target: mapped(question.target, () => Number.NaN) }, { reason: 'gaps-before', share: 0 }],
    [
      'no reading at all',
      { target: { ...question.target, times: [], values: [] } },
      { reason: 'gaps-before', share: 0 },
    ],
    [
      'mostly gaps after',
      { target: without(question.target, atWeek(50), atWeek(56)) },
      { reason: 'gaps-after', share: 0.25 },
    ],
    ['states', { target: { ...flat, spec: { ...flat.spec, kind: 'state', max: 3 } } }, { reason: 'states' }],
    ['stuck', { target: flat }, { reason: 'constant' }],
    ['no comparison', { comparisons: [] }, { reason: 'too-few-comparisons', usable: 0, needed: 2 }],
    [
      'comparisons that cannot be used',
      { comparisons: [flat, ...question.comparisons.slice(0, 1)] },
      { reason: 'too-few-comparisons', usable: 1 },
    ],
    [
      'moved before',
      { target: mapped(question.target, (value, t) => (t >= atWeek(42) ? 3 * value : value)) },
      { reason: 'moved-before' },
    ],
  ])('%s', (_name, changed, wanted) => {
    expect(reasonOf(changed)).toMatchObject(wanted);
  });

  test('a change in another week than the start, with that week and its numbers', () => {
    const target = mapped(question.target, (value, t) => (t >= atWeek(52) ? 0.5 * value : value));
    const fromDay = Math.floor((atWeek(52) + HOUR) / (24 * HOUR));
    expect(reasonOf({ target })).toEqual({ reason: 'began-elsewhere', fromDay });
    expect(measureEffect({ ...question, target }).report?.effect.percent).toBeLessThan(-15);
  });

  test('a place that moved before still shows its numbers', () => {
    const target = mapped(question.target, (value, t) => (t >= atWeek(42) ? 3 * value : value));
    expect(measureEffect({ ...question, target }).report?.justBefore.onScale).toBeGreaterThan(0.5);
  });

  test('an effect of which little is left without one of the comparisons', () => {
    // Of three streets one fell by far at the start: that alone makes the target look busier.
    const { target, comparisons, ...rest } = city(4, { streets: 4 });
    const from = (by: number) => (value: number, t: number) => (t >= rest.startMs ? Math.round(by * value) : value);
    const [one, ...others] = comparisons as [EffectSeries, ...EffectSeries[]];
    const outcome = measureEffect({ ...rest, target, comparisons: [mapped(one, from(0.4)), ...others] });
    expect(outcome).toMatchObject({
      verdict: 'cannot-tell',
      because: { reason: 'one-comparison-decides', id: one.id },
    });
  });

  test('names comparisons that were not usable', () => {
    const silent = { ...without(question.target, 0, atWeek(58)), id: 'silent' };
    const late = { ...without(question.target, atWeek(50), atWeek(58)), id: 'late' };
    const { report } = measureEffect({ ...question, comparisons: [...question.comparisons, silent, late] });
    expect(report?.unusable).toEqual([
      { id: 'silent', reason: 'no-data-before' },
      { id: 'late', reason: 'no-data-after' },
    ]);
  });

  test('more comparisons than anybody can look at are refused', () => {
    const many = Array.from({ length: 21 }, (_, i) => street({ id: `${i}`, weeks: 1 }));
    expect(() => measureEffect({ ...question, comparisons: many })).toThrow('too many comparisons: 21');
  });
});

test('weeks are counted in local days, across a clock change', () => {
  const question = { ...city(6), calendar: { zone: zoneRules('Europe/Amsterdam'), isHoliday: () => false } };
  // Week 50 begins on Monday 21 October 2024 at 01:00 in Amsterdam, week 58 on 16 December at 00:00.
  const { report } = measureEffect({ ...question, startMs: question.startMs - HOUR });
  expect(report?.weeksAfter).toBe(8);
});

test('a start within a day leaves that day out', () => {
  const question = city(6, { by: 0.7 });
  const noon = { ...question, startMs: question.startMs + 12 * HOUR, endMs: question.endMs };
  const { report } = measureEffect(noon);
  expect(report?.weeksAfter).toBe(7);
  expect(report?.weeks[50]?.fromDay).toBe(Math.floor((atWeek(50) + HOUR) / (24 * HOUR)) + 1);
});
