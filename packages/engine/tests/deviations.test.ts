import { describe, expect, test } from 'vitest';
import { createRhythm, createVerdict, type DeviationChange, type SeriesSpec, step } from '../src/index.ts';
import { DAY, HOUR, MINUTE } from '../src/time/units.ts';
import { createNoise } from './noise.ts';
import { calendar, feed, following, footfall, learned, ordinary, type Reading, START, sound } from './synthetic.ts';

const ofKind = (changes: DeviationChange[], kind: string) => changes.filter((change) => change.kind === kind);
const opened = (changes: DeviationChange[]) => changes.filter(({ change }) => change === 'opened');

describe('what is told of a deviation', () => {
  test('a spike, a long evening and printed zeros are told apart', () => {
    const patternOf = (spec: SeriesSpec, alter: (hour: number, value: number) => number) => {
      const { state, next } = learned(spec);
      const changes = feed(
        state,
        following(spec, 56, 2, (t, value) => (t < next + DAY ? alter((t - next) / HOUR, value) : value)),
      );
      return changes.find(({ change, peakTime }) => change === 'closed' && peakTime < next + DAY)?.pattern;
    };
    expect(patternOf(sound, (hour, value) => (hour === 12 ? value + 25 : value))).toBe('spike');
    expect(patternOf(sound, (hour, value) => (hour >= 17 && hour < 23 ? value + 5 : value))).toBe('collective');
    expect(patternOf(footfall, (hour, value) => (hour >= 11 && hour < 15 ? 0 : value))).toBe('zeros');
  });

  test('how rare it is: the stronger, the rarer, and the chance of a week follows', () => {
    const rarityOf = (extra: number) => {
      const { state, next } = learned(sound);
      const changes = feed(
        state,
        following(sound, 56, 2, (t, value) => (t === next + 12 * HOUR ? value + extra : value)),
      );
      return changes.find(({ change, peakTime }) => change === 'closed' && peakTime === next + 12 * HOUR);
    };
    const [less, more] = [rarityOf(12), rarityOf(18)];
    expect(less?.onceInWeeks).toBeGreaterThan(4);
    expect(more?.onceInWeeks).toBeGreaterThan(less?.onceInWeeks ?? 0);
    expect(less?.probability).toBeCloseTo(1 - Math.exp(-1 / (less?.onceInWeeks ?? 0)), 10);
  });

  test('one evening with quiet moments in it is one deviation', () => {
    const dense: SeriesSpec = { ...sound, intervalMs: 5 * MINUTE };
    const { state, next } = learned(dense, 28);
    const loud = (t: number) => t >= next + 18 * HOUR && t < next + 23 * HOUR && ((t - next) / MINUTE) % 60 >= 15;
    const changes = feed(
      state,
      following(dense, 28, 2, (t, value) => (loud(t) ? value + 6 : value)),
    );
    expect(opened(changes).filter(({ start }) => start < next + DAY).length).toBe(1);
  });
});

describe('a level that grows', () => {
  test.each([5, 10, 14])('over %d days is told once, with its size, and accepted', (days) => {
    const { state, next } = learned(sound);
    const changes = feed(
      state,
      following(sound, 56, 42, (t, value) => value + 4 * Math.min(1, (t - next) / (days * DAY))),
    );
    const [found, ...more] = opened(ofKind(changes, 'level-shift'));
    expect(more).toEqual([]);
    expect(found?.meanDifference).toBeGreaterThan(2);
    expect(found?.meanDifference).toBeLessThan(5);
    const closed = ofKind(changes, 'level-shift').at(-1)?.end ?? 0;
    expect((closed - next) / DAY).toBeLessThan(days + 10);
    const late = opened(changes).filter(({ start, kind }) => start > closed + 7 * DAY && kind === 'higher');
    expect(late.length).toBeLessThanOrEqual(1);
  });

  test('of dense counts with days that vary by a tenth, ten days long', () => {
    const cars: SeriesSpec = { kind: 'count', intervalMs: 5 * MINUTE, min: 0, max: 1e5 };
    const noise = createNoise(5);
    const factors = Array.from({ length: 84 }, () => 1 + 0.1 * noise.normal());
    const readings = ordinary(cars, 84).map(([t, value]): Reading => {
      const day = Math.floor((t - START) / DAY);
      return [t, noise.poisson((value / 10) * (factors[day] as number) * (day < 63 || day > 72 ? 1 : 1.5))];
    });
    const shifts = opened(ofKind(feed(createRhythm(cars), readings), 'level-shift'));
    expect(shifts.map(({ meanDifference }) => Math.sign(meanDifference))).toEqual([1, -1]);
    expect(Math.abs(((shifts[0]?.start ?? 0) - START) / DAY - 63)).toBeLessThanOrEqual(1);
  });

  test('seasons and the weather in a temperature are none', () => {
    const temperature: SeriesSpec = { kind: 'level', intervalMs: HOUR, min: -40, max: 60 };
    let shifts = 0;
    for (const seed of [1, 2, 3]) {
      const noise = createNoise(seed);
      let weather = 0;
      const readings = Array.from({ length: 365 * 24 }, (_, hour): Reading => {
        weather += -weather / 96 + 0.43 * noise.normal();
        const season = -8 * Math.cos((2 * Math.PI * hour) / (365 * 24));
        const day = 3 * Math.sin(((hour - 8) / 24) * 2 * Math.PI);
        return [START + hour * HOUR, Math.round(10 * (11 + season + day + weather + 0.3 * noise.normal())) / 10];
      });
      shifts += opened(ofKind(feed(createRhythm(temperature), readings), 'level-shift')).length;
    }
    expect(shifts).toBeLessThanOrEqual(2);
  });
});

describe('a changed shape', () => {
  /** A lane with twenty people in its busiest hour; on one day everything comes `by` hours later. */
  const lane = (days: number, moved: number, by: number): Reading[] => {
    const noise = createNoise(8);
    const busy = (hour: number) =>
      20 * Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI)) ** 2 * (hour > 6 && hour < 18 ? 1 : 0);
    return Array.from({ length: days * 24 }, (_, i): Reading => {
      const hour = i % 24;
      return [START + i * HOUR, noise.poisson(0.2 + busy(Math.floor(i / 24) === moved ? hour - by : hour))];
    });
  };
  const told = (readings: Reading[]) => {
    const state = createRhythm(footfall);
    const verdict = createVerdict();
    return readings.flatMap(([t, value]) => {
      step(state, calendar, t, value, verdict);
      return verdict.changes.map((change) => ({ t, ...change }));
    });
  };
  const moved = START + 70 * DAY;
  const ofDay = (by: number) =>
    told(lane(74, 70, by)).filter(({ start, change }) => change === 'opened' && start >= moved && start < moved + DAY);

  test.each([
    [3, 'later'],
    [-3, 'earlier'],
  ])('the same total %d hours later is told once, when the day is over', (by, pattern) => {
    const shapes = ofDay(by).filter(({ kind }) => kind === 'changed-shape');
    expect(shapes).toMatchObject([{ t: moved + DAY, start: moved, pattern }]);
    expect(shapes[0]?.onceInWeeks).toBeGreaterThan(16);
  });

  test('is not told where a higher alone tells the day', () => {
    const { state, next } = learned(footfall);
    const changes = feed(
      state,
      following(footfall, 56, 3, (t, value) => (t >= next + 10 * HOUR && t < next + 14 * HOUR ? 2 * value : value)),
    );
    expect(opened(changes).map(({ kind }) => kind)).toEqual(['higher']);
  });

  test('a day that is busier as a whole has kept its shape', () => {
    const { state, next } = learned(footfall);
    const changes = feed(
      state,
      following(footfall, 56, 3, (t, value) => Math.round(t < next + DAY ? value * 1.1 : value)),
    );
    expect(ofKind(changes, 'changed-shape')).toEqual([]);
  });

  test('by chance about once in sixteen weeks', () => {
    let found = 0;
    for (const seed of [1, 2, 3, 4])
      found += opened(ofKind(feed(createRhythm(footfall), ordinary(footfall, 365, seed)), 'changed-shape')).length;
    // 4 × 49 weeks: 12 expected.
    expect(found).toBeGreaterThanOrEqual(5);
    expect(found).toBeLessThanOrEqual(24);
  });
});

describe('implausible', () => {
  const temperature: SeriesSpec = { kind: 'level', intervalMs: 10 * MINUTE, min: -40, max: 60 };
  const mild = (days: number): Reading[] => {
    const noise = createNoise(2);
    return Array.from({ length: days * 144 }, (_, i) => [
      START + i * 10 * MINUTE,
      Math.round(10 * (12 + 6 * Math.sin((i / 144) * 2 * Math.PI) + 0.2 * noise.normal())) / 10,
    ]);
  };
  const after = (alter: (i: number, value: number) => number) => {
    const state = createRhythm(temperature);
    const verdict = createVerdict();
    const readings = mild(30);
    const from = 28 * 144;
    const statuses: string[] = [];
    const changes: DeviationChange[] = [];
    readings.forEach(([t, value], i) => {
      step(state, calendar, t, i < from ? value : alter(i - from, value), verdict);
      if (i < from) return;
      statuses.push(verdict.status);
      changes.push(...verdict.changes);
    });
    return { state, statuses, changes };
  };

  test.each([
    ['beyond the range', 99, 'out-of-range'],
    ['no number', Number.NaN, 'out-of-range'],
    ['a jump', 55, 'jump'],
  ])('%s is a state of its own, told, and not learned', (_name, value, pattern) => {
    const usual = after((_, plain) => plain);
    const { state, statuses, changes } = after((i, plain) => (i >= 10 && i < 12 ? value : plain));
    expect(statuses.slice(9, 13)).toEqual(['normal', 'implausible', 'implausible', 'normal']);
    const told = ofKind(changes, 'implausible');
    expect(told).toMatchObject([
      { change: 'opened', pattern, readings: 1 },
      { change: 'closed', pattern, readings: 2 },
    ]);
    expect(ofKind(changes, 'higher')).toEqual([]);
    expect(state.parts.level.value).toBeCloseTo(usual.state.parts.level.value, 2);
  });

  test('a jump that stays is believed at the third reading', () => {
    const { statuses } = after((i, plain) => (i >= 10 ? plain + 38 : plain));
    expect(statuses.slice(9, 13)).toEqual(['normal', 'implausible', 'implausible', 'deviation']);
  });

  test('sound may jump: nothing is called impossible that can be heard', () => {
    const { state, next } = learned(sound);
    const verdict = createVerdict();
    step(state, calendar, next, 120, verdict);
    expect(verdict.status).toBe('deviation');
  });
});
