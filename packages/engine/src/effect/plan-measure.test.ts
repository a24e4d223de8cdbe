import { describe, expect, test } from 'vitest';
import type { EffectSeries } from './effect-series.ts';
import { measureEffect } from './measure-effect.ts';
import { proposeComparisons } from './propose-comparisons.ts';
import { smallestEffect } from './smallest-effect.ts';
import { atWeek, city, street } from './street.test-kit.ts';

const changed = (series: EffectSeries, id: string, change: (value: number, at: number) => number): EffectSeries => ({
  ...series,
  id,
  values: Array.from(series.values, change),
});

/** What was measured from this week on. */
function fromWeek({ times, values }: EffectSeries, week: number): Pick<EffectSeries, 'times' | 'values'> {
  const from = Array.from(times).findIndex((t) => t >= atWeek(week));
  return { times: Array.from(times).slice(from), values: Array.from(values).slice(from) };
}

describe('proposed comparisons', () => {
  const { target, comparisons, ...rest } = city(1, { streets: 9 });
  const silent = changed(target, 'silent', () => Number.NaN);
  const half = changed(target, 'half', (value, i) => ((target.times[i] as number) < atWeek(25) ? Number.NaN : value));
  const stuck = changed(target, 'stuck', () => 7);
  const sound: EffectSeries = { ...target, id: 'sound', spec: { ...target.spec, kind: 'level', max: 140 } };
  const elsewhere = street({ id: 'elsewhere', weeks: 58, seed: 99, scatter: 0.8 });
  const double = changed(target, 'double', (value) => 2 * value);
  const candidates = [...comparisons, silent, half, stuck, sound, elsewhere, double];
  const question = { target, candidates, ...rest, adjoining: new Set(['street 3']) };
  const proposed = proposeComparisons(question);
  const of = (id: string) => proposed.find((one) => one.id === id);

  test('come with a reason each, at most five to use, the most alike first', () => {
    expect(proposed).toHaveLength(candidates.length);
    expect(proposed.filter(({ use }) => use)).toHaveLength(5);
    expect(proposed[0]).toMatchObject({ id: 'double', use: true, reason: 'alike', measured: 1 });
    expect(of('silent')).toMatchObject({ use: false, reason: 'no-data-before', measured: 0 });
    expect(of('half')).toMatchObject({ use: false, reason: 'gaps', measured: 0.5 });
    expect(of('stuck')).toMatchObject({ use: false, reason: 'constant' });
    expect(of('sound')).toMatchObject({ use: false, reason: 'other-kind' });
    expect(of('street 3')).toMatchObject({ use: false, reason: 'adjoining' });
    expect(of('elsewhere')).toMatchObject({ use: false, reason: 'not-alike' });
    expect(proposed.filter(({ reason }) => reason === 'less-alike-than-others')).toHaveLength(3);
  });

  test('by hand: the double of a place has its rhythm at twice its level', () => {
    expect(of('double')?.correlation).toBeCloseTo(1, 9);
    expect(of('double')?.gapSd).toBeCloseTo(0, 9);
    expect(of('double')?.level).toBeCloseTo(2, 9);
  });

  test('do not depend on the order of the candidates', () => {
    expect(proposeComparisons({ ...question, candidates: [...candidates].reverse() })).toEqual(proposed);
  });

  test('do not look past the start', () => {
    const after = (series: EffectSeries) =>
      changed(series, series.id, (value, i) => ((series.times[i] as number) >= rest.startMs ? 0 : value));
    expect(proposeComparisons({ ...question, candidates: candidates.map(after), target: after(target) })).toEqual(
      proposed,
    );
  });

  test('without data before the start there is nothing to use', () => {
    const early = proposeComparisons({ ...question, startMs: atWeek(0) });
    expect(early.filter(({ use }) => use)).toEqual([]);
    const reasons = new Set(
      early.filter(({ id }) => id.startsWith('street') && id !== 'street 3').map(({ reason }) => reason),
    );
    expect([...reasons]).toEqual(['no-data-before']);
  });

  test('a place whose data begin after the start has none before: it is not called constant', () => {
    const young = { ...target, id: 'young', ...fromWeek(target, 51) };
    const [told] = proposeComparisons({ ...question, candidates: [young] });
    expect(told).toMatchObject({ use: false, reason: 'no-data-before', measured: 0 });
    // Nor where the place itself has not measured a whole week yet: then there is no week to compare in.
    const [both] = proposeComparisons({
      ...question,
      target: { ...target, ...fromWeek(target, 49.5) },
      candidates: [young],
    });
    expect(both).toMatchObject({ use: false, reason: 'no-data-before', measured: 0 });
  });
});

describe('smallest effect that would be seen', () => {
  const { target, comparisons, calendar, startMs } = city(4);
  const plan = { target, comparisons, calendar, startMs };

  test('is told before anything is done, and found when it is there', () => {
    const told = smallestEffect({ ...plan, weeks: 8 });
    expect(told).toMatchObject({ ok: true, weeks: 8 });
    const percent = told.ok ? (told.less.percent as number) : Number.NaN;
    expect(percent).toBeLessThan(-2);
    expect(percent).toBeGreaterThan(-25);
    const done = city(4, { by: 1 + (2 * percent) / 100 });
    expect(measureEffect(done).verdict).toBe('probably-less');
  });

  test('does not look past the start', () => {
    expect(smallestEffect({ ...plan, ...city(4, { by: 0.2 }), weeks: 8 })).toEqual(
      smallestEffect({ ...plan, weeks: 8 }),
    );
  });

  test.each([
    [1, { reason: 'too-short-after', weeks: 1, needed: 2 }],
    [20, { reason: 'too-short-before', weeks: 50, needed: 68 }],
  ])('over %d weeks cannot be told', (weeks, because) => {
    expect(smallestEffect({ ...plan, weeks })).toEqual({ ok: false, because });
  });

  test('without comparisons cannot be told', () => {
    expect(smallestEffect({ ...plan, comparisons: [], weeks: 8 })).toMatchObject({
      because: { reason: 'too-few-comparisons' },
    });
  });
});
