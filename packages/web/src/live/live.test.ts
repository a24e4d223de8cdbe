import type { Band, Beat, Datastream, LiveReadings } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { withBeats, withLatest, withPoints } from './apply.ts';
import { addReadings, createBatch, type LivePoint } from './batch.ts';

const point = (time: number, value: number): LivePoint => ({ time, value, low: 1, mid: 2, high: 3, status: 'normal' });
const band: Band = {
  datastreamId: 1,
  from: new Date(0).toISOString(),
  to: new Date(3_000).toISOString(),
  timeZone: 'Europe/Amsterdam',
  unit: '{count}',
  lab: [],
  stepSeconds: 1,
  time: [1_000, 2_000, 3_000],
  measured: [1, null, 3],
  low: [0, 0, 0],
  mid: [1, 1, 1],
  high: [2, 2, 2],
  sentence: '',
};

describe('an open chart', () => {
  test('grows on the right and, when full, loses its left', () => {
    const next = withPoints(band, [point(4_000, 7)], 3);
    expect(next.time).toEqual([2_000, 3_000, 4_000]);
    expect(next.measured).toEqual([null, 3, 7]);
  });

  test('keeps its identity when a reading is old or repeated', () => {
    expect(withPoints(band, [point(3_000, 9), point(1_000, 9)], 100)).toBe(band);
  });

  test('a hole stays a hole', () => {
    const next = withPoints(band, [point(9_000, 7)], 100);
    expect(next.time.slice(-2)).toEqual([4_000, 9_000]);
    expect(next.measured.slice(-2)).toEqual([null, 7]);
    expect(next.low.slice(-2)).toEqual([null, 1]);
  });
});

test('readings of one message are gathered per datastream', () => {
  const batch = createBatch();
  const message: LiveReadings = {
    datastreamId: [1, 2, 1],
    time: [1, 1, 2],
    value: [5, 6, 7],
    low: [null, 1, null],
    mid: [null, 2, null],
    high: [null, 3, null],
    status: ['learning', 'normal', 'learning'],
  };
  addReadings(batch, message);
  expect(batch.points).toBe(3);
  expect(batch.readings.get(1)?.map(({ value }) => value)).toEqual([5, 7]);
});

test('a late reading does not replace a newer one', () => {
  // Only the fields this step looks at.
  const item = {
    id: 1,
    latest: { time: new Date(5_000).toISOString(), value: 1 },
    counts: { stored: 0 },
  } as Datastream;
  expect(withLatest(item, [point(4_000, 9)])).toBe(item);
  expect(withLatest(item, [point(6_000, 9), point(5_500, 8)]).latest?.value).toBe(9);
});

test('only a new word of a beat counts as change', () => {
  const beat = { placeId: 1, word: 'usual', sentence: 'a' } as Beat;
  const list = { items: [beat], at: new Date(0).toISOString() };
  expect(withBeats(list, new Map([[1, { ...beat, sentence: 'b' }]])).changed).toEqual([]);
  expect(withBeats(list, new Map([[1, { ...beat, word: 'busy' }]])).changed).toHaveLength(1);
});
