import { instantsOfWallTime, offsetAt, zoneRules } from '@wijkritme/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeriesTime } from './series-time.ts';

const iso = (ms: number) => (Number.isNaN(ms) ? undefined : new Date(ms).toISOString().slice(0, 16));
const readAll = (texts: readonly string[], zone = 'Europe/Amsterdam', format?: string) => {
  const times = new SeriesTime(zone, format);
  return texts.map((text) => iso(times.read(text)));
};

it.each([
  ['2024-07-01 12:00', '2024-07-01T10:00'],
  ['2024-07-01T12:00:00', '2024-07-01T10:00'],
  ['2024-07-01 12:00:00.250', '2024-07-01T10:00'],
  ['2024-07-01T12:00:00Z', '2024-07-01T12:00'],
  ['2024-07-01T12:00:00+05:30', '2024-07-01T06:30'],
  ['2024-07-01 12:00:00 -0400', '2024-07-01T16:00'],
  ['2024-07-01', '2024-06-30T22:00'],
  ['2024/01/01 12:00', '2024-01-01T11:00'],
])('%s', (text, instant) => {
  expect(readAll([text])).toEqual([instant]);
});

it('reads naive times, offsets and UTC in one file', () => {
  const texts = ['2024-07-01 12:00', '2024-07-01T11:00Z', '2024-07-01 12:00-04:00', '2024-07-01 19:00'];
  expect(readAll(texts)).toEqual(['2024-07-01T10:00', '2024-07-01T11:00', '2024-07-01T16:00', '2024-07-01T17:00']);
});

it.each(['', 'yesterday', '2024-13-01 00:00', '2024-02-30', '01-02-2024 10:00', '1970-01-01'])(
  'refuses "%s"',
  (text) => {
    const times = new SeriesTime('Europe/Amsterdam');
    expect(times.read(text)).toBeNaN();
    expect(times.problem).toBe('unreadable');
  },
);

it('reads a form of its own', () => {
  expect(readAll(['01-02-2024 10:00'], 'Europe/Amsterdam', 'dd-MM-yyyy HH:mm')).toEqual(['2024-02-01T09:00']);
});

it('finds no instant in the hour that was skipped', () => {
  const times = new SeriesTime('Europe/Amsterdam');
  expect(times.read('2024-03-31 02:30')).toBeNaN();
  expect(times.problem).toBe('never-existed');
  expect(iso(times.read('2024-03-31 03:00'))).toBe('2024-03-31T01:00');
  expect(times.problem).toBeUndefined();
});

it('tells the two passes of the repeated hour by their order', () => {
  const texts = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'].map((time) => `2024-10-27 ${time}`);
  const utc = ['23:30', '00:00', '00:30', '01:00', '01:30', '02:00'];
  expect(readAll(texts).map((time) => time?.slice(11))).toEqual(utc);
  expect(readAll(['2024-10-27 02:00', '2024-10-27 02:00'])).toEqual(['2024-10-27T00:00', '2024-10-27T01:00']);
});

it('takes a repeated hour that is there once for the first pass', () => {
  expect(readAll(['2024-10-27 01:00', '2024-10-27 02:00', '2024-10-27 03:00'])).toEqual([
    '2024-10-26T23:00',
    '2024-10-27T00:00',
    '2024-10-27T02:00',
  ]);
});

it('brings every hour of a wall clock back to its instant', () => {
  const zone = zoneRules('Europe/London');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * 365 * 24 }), (hours) => {
      const start = Date.UTC(2005, 0, 1) + hours * 3_600_000;
      const instants = Array.from({ length: 30 }, (_, i) => start + i * 3_600_000);
      const walls = instants.map((t) => t + offsetAt(zone, t));
      const times = new SeriesTime('Europe/London');
      const found = walls.map((wall) => times.read(new Date(wall).toISOString().slice(0, 16)));
      // A stretch that begins in the second pass cannot be told from one that begins in the first.
      const isTold = instantsOfWallTime(zone, walls[0] as number)[0] === start;
      if (isTold) expect(found).toEqual(instants);
    }),
    { numRuns: 300, seed: 7 },
  );
});
