import { describe, expect, test } from 'vitest';
import {
  createExpectation,
  createRhythm,
  createVerdict,
  encodeRhythm,
  expect as expectRange,
  judge,
  learn,
  QUANTILES,
  quantiles,
  type SeriesSpec,
  step,
} from '../src/index.ts';
import { DAY, HOUR, MINUTE } from '../src/time/units.ts';
import { createNoise } from './noise.ts';
import {
  calendar,
  feed,
  following,
  footfall,
  learned,
  localHour,
  occupancy,
  ordinary,
  type Reading,
  START,
  sound,
} from './synthetic.ts';

const told = (changes: { change: string; kind: string }[]) => changes.map(({ change, kind }) => `${change} ${kind}`);
const opened = (changes: { change: string; kind: string; start: number }[]) =>
  changes.filter(({ change }) => change === 'opened').map(({ kind }) => kind);

describe('learning', () => {
  test('takes three weeks, says how many days are wanted, and tells no higher or lower meanwhile', () => {
    const state = createRhythm(footfall);
    const out = createExpectation();
    const wild = ordinary(footfall, 20).map(([t, value], i): Reading => [t, i % 97 === 0 ? value * 5 : value]);
    expect(opened(feed(state, wild))).toEqual([]);
    expect(state.status).toBe('learning');
    expectRange(state, calendar, START + 20 * DAY, out);
    expect(out).toMatchObject({ learning: true, daysNeeded: 1 });
    feed(
      state,
      following(footfall, 20, 3, (_, value) => value),
    );
    expect(state.status).toBe('normal');
    expectRange(state, calendar, START + 24 * DAY, out);
    expect(out).toMatchObject({ learning: false, daysNeeded: 0 });
  });

  test('confidence grows with what was seen', () => {
    const out = createExpectation();
    const confidence = [0, 7, 21, 56].map((days) => {
      const state = createRhythm(footfall);
      feed(state, ordinary(footfall, days));
      expectRange(state, calendar, START + 60 * DAY + 12 * HOUR, out);
      return out.confidence;
    });
    expect(confidence[0]).toBe(0);
    expect(confidence).toEqual([...confidence].sort((a, b) => a - b));
    expect(confidence[3]).toBeLessThanOrEqual(1);
  });

  test.each([footfall, sound, occupancy])('$kind: 98 of 100 readings fall inside the range', (spec) => {
    const state = createRhythm(spec);
    const verdict = createVerdict();
    let inside = 0;
    let judged = 0;
    for (const [t, value] of ordinary(spec, 200, 3)) {
      step(state, calendar, t, value, verdict);
      if (verdict.status === 'learning') continue;
      judged++;
      if (value >= verdict.low && value <= verdict.high) inside++;
    }
    expect(inside / judged).toBeGreaterThan(0.965);
    expect(inside / judged).toBeLessThan(0.995);
  });

  test.each([footfall, sound, occupancy])('$kind: chance opens about one deviation in four weeks', (spec) => {
    const state = createRhythm(spec);
    const found = opened(feed(state, ordinary(spec, 365, 5))).length;
    // 49 weeks are judged, so 12 are expected; a factor of two for chance.
    expect(found).toBeGreaterThanOrEqual(6);
    expect(found).toBeLessThanOrEqual(24);
  });

  test('judging alone changes nothing that is remembered', () => {
    const { state, next } = learned(sound);
    const before = encodeRhythm(state);
    const verdict = createVerdict();
    judge(state, calendar, next, 120, verdict);
    expect(verdict.status).toBe('deviation');
    expect(verdict.surprise).toBeGreaterThan(4);
    expect(encodeRhythm(state)).toEqual(before);
  });

  test('a step is judging, then learning', () => {
    const stepped = learned(footfall, 30);
    const apart = learned(footfall, 30);
    const verdict = createVerdict();
    for (const [t, value] of following(footfall, 30, 5, (_, before) => 3 * before)) {
      step(stepped.state, calendar, t, value, verdict);
      judge(apart.state, calendar, t, value, verdict);
      expectRange(apart.state, calendar, t + DAY, createExpectation());
      learn(apart.state, calendar, t, value, verdict);
    }
    expect(encodeRhythm(apart.state)).toEqual(encodeRhythm(stepped.state));
  });

  test('readings come in order', () => {
    const { state, next } = learned(sound, 2);
    expect(() => feed(state, [[next - HOUR, 50]])).toThrow(/out of order/);
  });
});

describe('higher and lower', () => {
  test('an evening a little too loud is one deviation, from its first loud hour to its last', () => {
    const { state, next } = learned(sound);
    const loud = (t: number) => t >= next + 18 * HOUR && t < next + 23 * HOUR;
    const changes = feed(
      state,
      following(sound, 56, 3, (t, value) => (loud(t) ? value + 6 : value)),
    );
    expect(opened(changes)).toEqual(['higher']);
    const end = changes.at(-1);
    expect(end).toMatchObject({ change: 'closed', kind: 'higher' });
    expect(Math.abs((end?.start ?? 0) - (next + 18 * HOUR))).toBeLessThanOrEqual(HOUR);
    expect(Math.abs((end?.end ?? 0) - (next + 23 * HOUR))).toBeLessThanOrEqual(HOUR);
    expect(end?.meanDifference).toBeGreaterThan(2.5);
  });

  test('an empty street on a busy day is lower, not stuck', () => {
    const { state, next } = learned(footfall);
    const changes = feed(
      state,
      following(footfall, 56, 2, (t, value) => (t < next + DAY ? 0 : value)),
    );
    expect(opened(changes)).toEqual(['lower']);
  });

  test('one outlier moves the range by less than a tenth of its width', () => {
    const { state, next } = learned(sound);
    const before = createExpectation();
    const after = createExpectation();
    const noon = next + 12 * HOUR;
    feed(
      state,
      following(sound, 56, 1, (_, value) => value).filter(([t]) => t < noon),
    );
    expectRange(state, calendar, noon + 7 * DAY, before);
    feed(state, [[noon, 139]]);
    expectRange(state, calendar, noon + 7 * DAY, after);
    expect(Math.abs(after.mid - before.mid)).toBeLessThan((before.high - before.low) / 10);
  });

  test('the days on which the clock changes are ordinary days', () => {
    for (const spec of [footfall, sound]) {
      const state = createRhythm(spec);
      const changes = feed(state, ordinary(spec, 330, 9));
      const near = (t: number) => [Date.UTC(2024, 2, 31), Date.UTC(2024, 9, 27)].some((day) => Math.abs(t - day) < DAY);
      expect(changes.filter(({ start }) => near(start))).toEqual([]);
    }
  });

  test('a holiday like a Sunday is no deviation, a holiday like nothing before is', () => {
    const quiet = (t: number) => Math.floor((t - START) / DAY) % 7 === 6;
    const sundays = (t: number, value: number) => (quiet(t) ? Math.round(value / 5) : value);
    const holiday = Math.floor((START + 58 * DAY + 2 * HOUR) / DAY);
    const withHoliday = { zone: calendar.zone, isHoliday: (day: number) => day === holiday };
    const run = (factor: number) => {
      const state = createRhythm(footfall);
      const verdict = createVerdict();
      const kinds: string[] = [];
      for (const [t, value] of ordinary(footfall, 60)) {
        const isHoliday = t >= START + 58 * DAY && t < START + 59 * DAY;
        step(state, withHoliday, t, isHoliday ? Math.round(value * factor) : sundays(t, value), verdict);
        kinds.push(...opened(verdict.changes));
      }
      return kinds;
    };
    expect(run(0.2)).toEqual([]);
    expect(run(0.01)).toEqual(['lower']);
  });
});

describe('a school street', () => {
  /** Two weeks off after nine weeks, and again after nine: a fifth of the street is left at the hours of bringing and fetching. */
  const isBreak = (day: number) => [9, 10, 20, 21].includes(Math.floor((day - START_DAY) / 7));
  const START_DAY = Math.floor((START + 2 * HOUR) / DAY);
  const weekend = (day: number) => (day - START_DAY) % 7 >= 5;

  function run(known: boolean): number[] {
    const state = createRhythm(footfall);
    const verdict = createVerdict();
    const view = { ...calendar, ...(known ? { isSchoolBreak: isBreak } : {}) };
    const noise = createNoise(4);
    const found: number[] = [];
    for (const [t, value] of ordinary(footfall, 24 * 7)) {
      const day = Math.floor((t + 2 * HOUR) / DAY);
      const school = [8, 15].includes(Math.floor(localHour(t))) && !weekend(day) ? noise.poisson(150) : 0;
      step(state, view, t, value + (isBreak(day) ? Math.round(school / 5) : school), verdict);
      for (const { change, kind, start } of verdict.changes)
        if (change === 'opened' && kind === 'lower') found.push(Math.floor((start - START) / (7 * DAY)));
    }
    return found;
  }

  test('tells the first holiday, and knows the next from it', () => {
    const again = (weeks: number[]) => weeks.filter((week) => week === 20 || week === 21).length;
    expect(again(run(true))).toBe(0);
    expect(again(run(true))).toBeLessThan(again(run(false)));
  });
});

describe('what is told of a moment', () => {
  const points = new Float64Array(QUANTILES.length);

  test('quantiles never fall, stay within the physical range, and begin and end with the range', () => {
    const out = createExpectation();
    for (const spec of [footfall, sound, occupancy]) {
      const state = createRhythm(spec);
      quantiles(state, calendar, START, points);
      expect([points[0], points[5], points[10]]).toEqual([spec.min, Number.NaN, spec.max]);
      feed(state, ordinary(spec, 40));
      for (let hour = 0; hour < 168; hour++) {
        const t = START + 50 * DAY + hour * HOUR;
        quantiles(state, calendar, t, points);
        expectRange(state, calendar, t, out);
        expect([...points]).toEqual([...points].sort((a, b) => a - b));
        expect([points[0], points[10]]).toEqual([out.low, out.high]);
        expect(out.low).toBeGreaterThanOrEqual(spec.min);
        expect(out.high).toBeLessThanOrEqual(spec.max);
      }
    }
    expect(() => quantiles(createRhythm(sound), calendar, START, new Float64Array(3))).toThrow(/3 places for 11/);
  });

  test.each([
    ['hours', footfall],
    ['hours of sound', sound],
    ['shares', occupancy],
    ['5 minutes', { ...footfall, intervalMs: 5 * MINUTE }],
    ['days of sound', { ...sound, intervalMs: DAY }],
  ])('%s: after 21 days of learning the bands hold, in weeks never seen', (_name, spec) => {
    const state = createRhythm(spec);
    const verdict = createVerdict();
    const inside = { 80: 0, 95: 0, all: 0 };
    for (const [t, value] of ordinary(spec, spec.intervalMs === DAY ? 600 : 120, 8)) {
      if (state.status !== 'learning') {
        quantiles(state, calendar, t, points);
        inside.all++;
        if (value >= (points[3] as number) && value <= (points[7] as number)) inside[80]++;
        if (value >= (points[1] as number) && value <= (points[9] as number)) inside[95]++;
      }
      step(state, calendar, t, value, verdict);
    }
    expect(inside[80] / inside.all).toBeGreaterThan(0.77);
    expect(inside[80] / inside.all).toBeLessThan(0.83);
    expect(inside[95] / inside.all).toBeGreaterThan(0.93);
    expect(inside[95] / inside.all).toBeLessThan(0.97);
  });

  test('a street that is empty at night has a band by day that is neither wider nor narrower for it', () => {
    const state = createRhythm(footfall);
    const verdict = createVerdict();
    const byDay = { inside: 0, all: 0 };
    for (const [t, value] of ordinary(footfall, 150, 6)) {
      const isNight = localHour(t) < 7;
      if (state.status !== 'learning' && !isNight) {
        quantiles(state, calendar, t, points);
        byDay.all++;
        if (value >= (points[3] as number) && value <= (points[7] as number)) byDay.inside++;
      }
      step(state, calendar, t, isNight ? 0 : value, verdict);
    }
    expect(byDay.inside / byDay.all).toBeGreaterThan(0.76);
    expect(byDay.inside / byDay.all).toBeLessThan(0.84);
  });
});

describe('a stretch', () => {
  test('lasts until its peak, however late that comes', () => {
    const { state, next } = learned(sound);
    const surge = (hour: number) => (hour < 8 ? 9 : hour === 20 ? 25 : hour % 2 === 1 ? 7 : -5);
    const changes = feed(
      state,
      following(sound, 56, 3, (t, value) => value + (t < next + 21 * HOUR ? surge((t - next) / HOUR) : 0)),
    );
    const [found] = changes.filter(({ change, kind }) => change === 'closed' && kind === 'higher');
    expect(found?.peakTime).toBe(next + 20 * HOUR);
    expect(found?.end).toBe(next + 21 * HOUR);
  });
});

describe('level shift', () => {
  test('a lasting change is told as such, accepted, and no deviation stays open', () => {
    const { state, next } = learned(sound);
    const changes = feed(
      state,
      following(sound, 56, 28, (_, value) => value + 5),
    );
    const shift = changes.filter(({ kind }) => kind === 'level-shift');
    expect(told(shift)).toEqual(['opened level-shift', 'closed level-shift']);
    expect(Math.abs((shift[0]?.start ?? 0) - next)).toBeLessThanOrEqual(DAY);
    expect((shift[1]?.end ?? 0) - next).toBeLessThanOrEqual(10 * DAY);
    expect(state.status).toBe('normal');
    const late = changes.filter(({ start }) => start > next + 14 * DAY);
    expect(opened(late)).toEqual([]);
  });

  test('a diversion that lifts dense counts by a third is a level shift, though no reading is out of the ordinary', () => {
    const cars: SeriesSpec = { kind: 'count', intervalMs: 5 * MINUTE, min: 0, max: 1e5 };
    const noise = createNoise(3);
    const changes = feed(
      createRhythm(cars),
      ordinary(cars, 73).map(
        ([t, value]): Reading => [t, noise.poisson((value / 10) * (t < START + 63 * DAY ? 1 : 1.35))],
      ),
    );
    const shift = changes.find(({ kind }) => kind === 'level-shift');
    expect(((shift?.start ?? 0) - START) / DAY).toBeCloseTo(63, 0);
    expect(changes.filter(({ start }) => start < START + 63 * DAY).length).toBeLessThanOrEqual(2);
  });

  test('a slow season is no level shift', () => {
    const state = createRhythm(footfall);
    const season = (t: number) => 1 + 0.4 * Math.sin((2 * Math.PI * (t - START)) / (365 * DAY));
    const readings = ordinary(footfall, 365).map(([t, value]): Reading => [t, Math.round(value * season(t))]);
    expect(opened(feed(state, readings)).filter((kind) => kind === 'level-shift')).toEqual([]);
  });
});

describe('spacing', () => {
  const minute: SeriesSpec = { ...sound, intervalMs: 60_000 };
  const daily: SeriesSpec = { kind: 'count', intervalMs: DAY, min: 0, max: 1e6 };

  test('minutes: an hour too loud is one deviation', () => {
    const { state, next } = learned(minute, 28);
    const loud = (t: number) => t >= next + 20 * HOUR && t < next + 21 * HOUR;
    const changes = feed(
      state,
      following(minute, 28, 2, (t, value) => (loud(t) ? value + 8 : value)),
    );
    expect(opened(changes)).toEqual(['higher']);
  });

  test('days: one day far too busy', () => {
    const state = createRhythm(daily);
    const readings = ordinary(footfall, 120);
    const days = Array.from({ length: 120 }, (_, day): Reading => {
      const sum = readings.slice(day * 24, day * 24 + 24).reduce((total, [, value]) => total + value, 0);
      return [START + day * DAY, day === 100 ? 3 * sum : sum];
    });
    const changes = feed(state, days);
    expect(opened(changes.filter(({ start }) => start > START + 98 * DAY))).toEqual(['higher']);
  });

  test('a value outside the physical range is no reading', () => {
    const { state, next } = learned(sound);
    const verdict = createVerdict();
    for (let hour = 0; hour < 6; hour++) step(state, calendar, next + hour * HOUR, -99, verdict);
    expect(verdict.status).toBe('implausible');
    expect(state.silentSince).toBeNaN();
    expect(state.lastTime).toBe(next - HOUR);
  });
});
