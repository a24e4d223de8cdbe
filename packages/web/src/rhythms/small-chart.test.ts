import { describe, expect, test } from 'vitest';
import type { BandSeries } from '../ui/charts/band-series.ts';
import { smallChart } from './small-chart.ts';

const box = { from: 0, to: 100, width: 100, height: 50 };
const series = (measured: (number | null)[]): BandSeries => ({
  time: measured.map((_, i) => i * 10),
  measured,
  low: measured.map(() => 0),
  mid: measured.map(() => 5),
  high: measured.map(() => 10),
  hidden: measured.map(() => false),
});

describe('a small chart', () => {
  test('breaks its line where nothing is known, and shows a lone reading', () => {
    const { line, band } = smallChart(series([5, 5, null, 5, null]), box);
    expect(line).toHaveLength(2);
    expect(line[1]).toMatch(/^M30 [\d.]+L33 [\d.]+$/);
    expect(band).toHaveLength(1);
    expect(band[0]).toMatch(/Z$/);
  });

  test('has its own scale, wide enough for what was measured and for what is normal', () => {
    const { range } = smallChart(series([5, 40]), box);
    expect(range[0]).toBeLessThanOrEqual(0);
    expect(range[1]).toBeGreaterThanOrEqual(40);
  });

  test('takes a scale that it shares with others', () => {
    const { line, range } = smallChart(series([0, 100]), box, [0, 200]);
    expect(range).toEqual([0, 200]);
    expect(line).toEqual(['M0 50L10 25']);
  });

  test('draws no line where nothing may be shown', () => {
    expect(smallChart(series([null, null]), box).line).toEqual([]);
  });
});
