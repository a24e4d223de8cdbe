import type { Band, Deviation } from '@wijkritme/contract';
import { describe, expect, it } from 'vitest';
import { bandText } from '../gallery/texts.ts';
import { indexAfterKey } from './band-keys.ts';
import { findGaps, findMark, nearestIndex, toBandSeries, toMarks } from './band-series.ts';
import { toBandWords } from './band-words.ts';

const band = (time: number[], measured: (number | null)[]): Band => ({
  datastreamId: 1,
  from: new Date(time[0] ?? 0).toISOString(),
  to: new Date(time.at(-1) ?? 0).toISOString(),
  timeZone: 'Europe/Amsterdam',
  unit: 'dB',
  lab: [],
  stepSeconds: 1,
  time,
  measured,
  low: measured.map(() => 1),
  mid: measured.map(() => 2),
  high: measured.map(() => 3),
  sentence: '',
});

const deviation = (id: number, start: number, end: number | null): Deviation => ({
  id,
  datastreamId: 1,
  placeId: null,
  signalId: null,
  kind: 'higher',
  pattern: 'spike',
  start: new Date(start).toISOString(),
  end: end === null ? null : new Date(end).toISOString(),
  peakTime: new Date(start + 500).toISOString(),
  peakValue: 9,
  expected: null,
  meanDifference: null,
  readings: 3,
  surprise: 4,
  onceInWeeks: null,
  probability: null,
  unit: 'dB',
  propertyName: 'geluid',
  placeName: null,
  simulated: false,
  sentence: '',
});

describe('toBandSeries', () => {
  it('breaks the line where rows are missing', () => {
    const series = toBandSeries(band([0, 1000, 5000], [4, 5, 6]));
    expect(series.time).toEqual([0, 1000, 2000, 5000]);
    expect(series.measured).toEqual([4, 5, null, 6]);
    expect(series.low).toEqual([1, 1, null, 1]);
  });
});

describe('findGaps', () => {
  const series = toBandSeries(band([0, 1000, 2000, 3000, 4000, 5000], [1, null, null, 2, null, null]));

  it('finds runs without reading', () => {
    expect(findGaps(series, 1000, 9000)).toEqual([
      { from: 1000, to: 3000 },
      { from: 4000, to: 6000 },
    ]);
  });

  it('does not call the future a gap', () => {
    expect(findGaps(series, 1000, 4000)).toEqual([{ from: 1000, to: 3000 }]);
    expect(findGaps(series, 1000, 4500)[1]).toEqual({ from: 4000, to: 4500 });
  });
});

describe('marks', () => {
  const marks = toMarks([deviation(2, 4000, null), deviation(1, 1000, 2000)], 6000);

  it('are in order of time, and one that lasts runs to the end', () => {
    expect(marks.map(({ id, to }) => [id, to])).toEqual([
      [1, 2000],
      [2, 6000],
    ]);
  });

  it('of silence runs on where no reading came', () => {
    const silence = { ...deviation(3, 4000, null), kind: 'silent' } as const;
    expect(toMarks([silence, deviation(2, 4000, null)], 4500, 9000).map(({ to }) => to)).toEqual([9000, 4500]);
  });

  it('cover instants', () => {
    expect(findMark(marks, 5000)?.id).toBe(2);
    expect(findMark(marks, 3000)).toBeUndefined();
  });

  it('are found from the step they begin in', () => {
    expect(findMark(marks, 600, 400)).toBeUndefined();
    expect(findMark(marks, 600, 401)?.id).toBe(1);
    expect(findMark(marks, 2000, 2000)?.id).toBe(1);
    expect(findMark(marks, 2001, 2000)?.id).toBe(2);
  });
});

it('nearestIndex finds the closest point', () => {
  expect([-5, 400, 600, 9000].map((t) => nearestIndex([0, 1000, 2000], t))).toEqual([0, 0, 1, 2]);
  expect(nearestIndex([], 4)).toBe(-1);
});

describe('keys', () => {
  const series = toBandSeries(band([0, 1000, 2000, 3000, 4000], [1, 1, 1, 1, 1]));
  const marks = toMarks([deviation(1, 1500, 2500)], 4000);
  const after = (key: string, index: number | null) => indexAfterKey(key, { series, marks, index });

  it('walk by point and stop at both ends', () => {
    expect([after('ArrowLeft', 2), after('ArrowRight', 4), after('ArrowLeft', 0)]).toEqual([1, 4, 0]);
  });

  it('start at an end, jump to an end, and move at least one point by page', () => {
    expect([after('ArrowLeft', null), after('Home', 3), after('End', 1)]).toEqual([4, 0, 4]);
    expect([after('PageDown', 1), after('PageUp', 1)]).toEqual([4, 0]);
  });

  it('n goes to the top of the next deviation; other keys are not ours', () => {
    expect(after('n', 0)).toBe(2);
    expect(indexAfterKey('n', { series, marks: [], index: 0 })).toBeUndefined();
    expect(after('Tab', 0)).toBeUndefined();
  });
});

describe('n, where tops lie between two points', () => {
  const series = toBandSeries(band([0, 1000, 2000, 3000, 4000], [1, 1, 1, 1, 1]));
  const marks = toMarks([deviation(1, 700, 900), deviation(2, 2800, null)], 4000);
  const after = (index: number | null) => indexAfterKey('n', { series, marks, index });

  it('goes to the step they lie in, on to the next, and from the last to the first', () => {
    expect([after(null), after(1), after(3)]).toEqual([1, 3, 1]);
  });
});

describe('a count that is not shown', () => {
  const hidden = {
    ...band([0, 1_000, 2_000, 3_000], [7, null, null, 8]),
    shownFrom: 5,
    hidden: [false, true, false, false],
  };

  it('was measured: it is no gap', () => {
    expect(findGaps(toBandSeries(hidden), 1_000, 10_000)).toEqual([{ from: 2_000, to: 3_000 }]);
  });

  it('is said in words in the table', () => {
    const source = { band: hidden, series: toBandSeries(hidden), marks: [], locale: 'nl' as const, text: bandText };
    expect(toBandWords(source, 1, 'table')).toMatchObject({ measured: 'minder dan 5', difference: '–' });
    expect(toBandWords(source, 2, 'table')).toMatchObject({ measured: 'geen meting' });
  });
});
