import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRhythm,
  createVerdict,
  decodeRhythm,
  encodeRhythm,
  placeLimit,
  recentEpisodes,
  type SeriesSpec,
  setAlarmBudget,
  step,
} from '../src/index.ts';
import { HOUR, WEEK } from '../src/time/units.ts';
import { createNoise } from './noise.ts';
import { calendar, feed, footfall, localHour, ordinary, START, sound } from './synthetic.ts';

type Noise = ReturnType<typeof createNoise>;
/** A stream of readings of one series, by the hour. */
type Source = (t: number) => number;

const busy = (t: number) => Math.max(0, Math.sin(((localHour(t) - 6) / 18) * Math.PI)) ** 2;
/** Sum of `shape` exponentials, mean 1. */
const gamma = (noise: Noise, shape: number) =>
  Array.from({ length: shape }, () => -Math.log(1 - noise.uniform())).reduce((sum, x) => sum + x, 0) / shape;
/** Student's t with three degrees of freedom. */
const heavy = (noise: Noise) =>
  noise.normal() / Math.sqrt((noise.normal() ** 2 + noise.normal() ** 2 + noise.normal() ** 2) / 3);

const kinds: [name: string, SeriesSpec, (noise: Noise) => Source][] = [
  ['Poisson counts', footfall, (noise) => (t) => noise.poisson(0.3 + 100 * busy(t))],
  [
    'counts spread far beyond Poisson',
    footfall,
    (noise) => (t) => noise.poisson((0.3 + 100 * busy(t)) * gamma(noise, 3)),
  ],
  [
    'levels that hang together for hours',
    sound,
    (noise) => {
      let slow = 0;
      return (t) => {
        slow = 0.8 * slow + 1.2 * noise.normal();
        return 50 + 15 * busy(t) + slow;
      };
    },
  ],
  ['levels with heavy tails', sound, (noise) => (t) => Math.min(139, Math.max(0, 50 + 15 * busy(t) + heavy(noise)))],
];

/** Signals a week of a place without events: higher and lower of all series, those within an hour of each other once. */
function signalsPerWeek(spec: SeriesSpec, sources: Source[], perWeek: number): number {
  const states = sources.map(() => createRhythm(spec));
  const verdict = createVerdict();
  const starts: number[] = [];
  for (const state of states) setAlarmBudget(state, states.length / perWeek);
  for (let week = 0; week < WEEKS; week++) {
    for (let t = START + week * WEEK; t < START + (week + 1) * WEEK; t += HOUR) {
      states.forEach((state, i) => {
        step(state, calendar, t, (sources[i] as Source)(t), verdict);
        const opened = verdict.changes.filter(
          ({ change, kind }) => change === 'opened' && (kind === 'higher' || kind === 'lower'),
        );
        if (opened.length > 0 && week >= FROM_WEEK) starts.push(t);
      });
    }
    const to = START + (week + 1) * WEEK;
    const account = {
      perWeek,
      episodes: states.map(recentEpisodes),
      from: Math.max(START + 3 * WEEK, to - 8 * WEEK),
      to,
    };
    if (to > account.from) {
      const limit = placeLimit({ ...account, nearMs: HOUR });
      for (const state of states) setAlarmBudget(state, limit);
    }
  }
  return starts.filter((t, i) => i === 0 || t - (starts[i - 1] as number) > HOUR).length / (WEEKS - FROM_WEEK);
}

const WEEKS = 32;
const FROM_WEEK = 6;

describe('a budget of one signal a week holds within a factor of two', () => {
  test.each(kinds)('%s', (_name, spec, sourceOf) => {
    for (const series of [1, 4]) {
      // Means over places, so that the chance of one place does not decide.
      const rates = [1, 2, 3, 4].map((seed) => {
        const noise = createNoise(100 * series + seed);
        return signalsPerWeek(
          spec,
          Array.from({ length: series }, () => sourceOf(noise)),
          1,
        );
      });
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      expect(mean, `${series} series`).toBeGreaterThan(0.5);
      expect(mean, `${series} series`).toBeLessThan(2);
    }
  });

  test('where all series of a place move together', () => {
    const rates = [1, 2, 3, 4].map((seed) => {
      const noise = createNoise(seed);
      const common = new Map<number, number>();
      const weather = (t: number) => {
        if (!common.has(t)) common.set(t, 2 * noise.normal());
        return common.get(t) as number;
      };
      const sources = Array.from({ length: 4 }, (): Source => (t) => 50 + 15 * busy(t) + weather(t) + noise.normal());
      return signalsPerWeek(sound, sources, 1);
    });
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    expect(mean).toBeGreaterThan(0.5);
    expect(mean).toBeLessThan(2);
  });
});

test('a larger budget never shows fewer deviations of noise', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const found = [1, 4, 16].map((weeks) => {
        const state = createRhythm(sound);
        setAlarmBudget(state, weeks);
        const changes = feed(state, ordinary(sound, 200, seed));
        return changes.filter(({ change, kind }) => change === 'opened' && (kind === 'higher' || kind === 'lower'))
          .length;
      });
      expect(found).toEqual([...found].sort((a, b) => b - a));
    }),
    { numRuns: 10, seed: 7 },
  );
});

test('a stored state keeps its budget', () => {
  const state = createRhythm(footfall);
  setAlarmBudget(state, 9);
  expect(decodeRhythm(encodeRhythm(state)).parts.alarms.budgetWeeks).toBe(9);
  expect(() => setAlarmBudget(state, 0)).toThrow('invalid weeks of an alarm budget: 0');
});
