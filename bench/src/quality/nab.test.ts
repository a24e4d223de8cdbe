import { describe, expect, it } from 'vitest';
import { judgeNab, summariseNab } from './nab.ts';
import { readNabFiles } from './nab-files.ts';
import { createLabelledSeries } from './nab-synthetic.ts';

const files = readNabFiles();
if (files.length === 0) console.log('skipped: no ../shared/data/nab on this machine');

describe.skipIf(files.length === 0)('the public files of the benchmark', { timeout: 120_000 }, () => {
  const judged = files.map(judgeNab);

  it('have 34 windows in 24 files', () => {
    expect(files).toHaveLength(24);
    expect(files.flatMap(({ windows }) => windows)).toHaveLength(34);
  });

  it('reach the bar of the standard profile', () => {
    expect(summariseNab(judged).standard.score).toBeGreaterThanOrEqual(60);
  });

  it('without anomalies hold no deviation', () => {
    const calm = judged.filter(({ category }) => category === 'artificialNoAnomaly');
    expect(calm.map(({ deviations }) => deviations)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('series made in their likeness', () => {
  const series = createLabelledSeries(1);

  it('are the same every time, and others with another seed', () => {
    const sums = (seed: number) =>
      createLabelledSeries(seed).map(({ values }) => values.reduce((sum, one) => sum + one));
    expect(sums(1)).toEqual(series.map(({ values }) => values.reduce((sum, one) => sum + one)));
    expect(sums(2)).not.toEqual(sums(1));
  });

  it('hold windows in order, within the file and past its start', () => {
    for (const { values, windows } of series) {
      expect(values.every(Number.isFinite)).toBe(true);
      for (const [i, { first, last }] of windows.entries()) {
        expect(first).toBeGreaterThan(windows[i - 1]?.last ?? 0);
        expect(last).toBeLessThan(values.length);
      }
    }
  });
});
