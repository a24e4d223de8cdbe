import { describe, expect, test } from 'vitest';
import { createRhythm, type SeriesSpec } from '../src/index.ts';
import { DAY, HOUR } from '../src/time/units.ts';
import { feed, following, footfall, learned, localHour, ordinary, type Reading, START, sound } from './synthetic.ts';

const told = (changes: { change: string; kind: string }[]) => changes.map(({ change, kind }) => `${change} ${kind}`);
const opened = (changes: { change: string; kind: string; start: number }[]) =>
  changes.filter(({ change }) => change === 'opened').map(({ kind }) => kind);

describe('stuck', () => {
  test('a sensor that repeats one value far beyond its habit', () => {
    const { state, next } = learned(sound);
    const changes = feed(
      state,
      following(sound, 56, 3, (t, value) => (t >= next && t < next + DAY ? 56.3 : value)),
    );
    const stuck = changes.filter(({ kind }) => kind === 'stuck');
    expect(told(stuck)).toEqual(['opened stuck', 'closed stuck']);
    expect(stuck[1]).toMatchObject({ start: next, end: next + DAY, peakValue: 56.3 });
  });

  test('zeros at night are the habit of a count', () => {
    const state = createRhythm(footfall);
    const night = (t: number, value: number) => (localHour(t) < 6 ? 0 : value);
    const readings = ordinary(footfall, 120).map(([t, value]): Reading => [t, night(t, value)]);
    expect(opened(feed(state, readings)).filter((kind) => kind === 'stuck')).toEqual([]);
  });

  test('no rain may last, where the lowest value of a level may; rain that stays the same may not', () => {
    const rain: SeriesSpec = { kind: 'level', intervalMs: HOUR, min: 0, max: 500, restsAtMin: true };
    // A week of showers, each of another strength, and then a fortnight of one value.
    const rainThen = (last: number) =>
      Array.from({ length: 21 * 24 }, (_, hour): Reading => {
        const shower = hour % 5 < 2 ? (hour % 37) / 10 + 0.1 : 0;
        return [START + hour * HOUR, hour < 7 * 24 ? shower : last];
      });
    const stuck = (spec: SeriesSpec, last: number) =>
      opened(feed(createRhythm(spec), rainThen(last))).filter((kind) => kind === 'stuck');
    expect(stuck(rain, 0)).toEqual([]);
    expect(stuck(rain, 3.2)).toEqual(['stuck']);
    expect(stuck({ ...rain, restsAtMin: false }, 0)).toEqual(['stuck']);
  });
});
