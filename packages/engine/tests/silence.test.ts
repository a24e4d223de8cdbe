import { describe, expect, test } from 'vitest';
import {
  createExpectation,
  createRhythm,
  createVerdict,
  encodeRhythm,
  expect as expectRange,
  judgeSilence,
  type SeriesSpec,
} from '../src/index.ts';
import { DAY, HOUR } from '../src/time/units.ts';
import { createNoise } from './noise.ts';
import { calendar, feed, following, footfall, learned, localHour, ordinary, START, sound } from './synthetic.ts';

const MINUTE = 60_000;

describe('silence', () => {
  test('opens within two intervals, dated from the first missing reading; the reading that ends it closes it', () => {
    const { state, next } = learned(sound, 30);
    const out = createVerdict();
    judgeSilence(state, calendar, next + 0.8 * HOUR, out);
    expect(out.changes).toEqual([]);
    judgeSilence(state, calendar, next + HOUR, out);
    expect(out.status).toBe('gap');
    expect(out.changes).toMatchObject([{ change: 'opened', kind: 'silent', start: next, end: null }]);
    judgeSilence(state, calendar, next + 5 * HOUR, out);
    expect(out.changes).toEqual([]);
    const back = feed(state, [[next + 9 * HOUR, 60]]);
    expect(back[0]).toMatchObject({ change: 'closed', kind: 'silent', start: next, end: next + 9 * HOUR });
    expect(state.status).not.toBe('gap');
  });

  test('is the same when replayed from readings alone, and leaves the same state', () => {
    const withClock = learned(sound, 30);
    const replayed = learned(sound, 30);
    const out = createVerdict();
    const seen = [0.5, 3, 4, 30, 49].flatMap((hours) => {
      judgeSilence(withClock.state, calendar, withClock.next + hours * HOUR, out);
      return [...out.changes];
    });
    const rest = following(sound, 32, 5, (_, value) => value);
    const changes = [...seen, ...feed(withClock.state, rest)];
    expect(feed(replayed.state, rest)).toEqual(changes);
    expect(encodeRhythm(replayed.state)).toEqual(encodeRhythm(withClock.state));
  });

  test('announced before late readings came is dropped, and leaves no trace', () => {
    const waited = learned(sound, 30);
    const prompt = learned(sound, 30);
    const out = createVerdict();
    judgeSilence(waited.state, calendar, waited.next + 6 * HOUR, out);
    expect(out.changes).toHaveLength(1);
    const rest = following(sound, 30, 1, (_, value) => value);
    expect(feed(waited.state, rest)[0]).toMatchObject({ change: 'dropped', kind: 'silent', start: waited.next });
    feed(prompt.state, rest);
    expect(encodeRhythm(waited.state)).toEqual(encodeRhythm(prompt.state));
  });

  test.each([1, 2, 5, 10, 15, 60])('of readings each %d min is told within two intervals or ten minutes', (minutes) => {
    const intervalMs = minutes * MINUTE;
    const { state } = learned({ ...sound, intervalMs }, 22);
    const last = state.lastTime;
    const deadline = last + Math.max(2 * intervalMs, 10 * MINUTE);
    const out = createVerdict();
    judgeSilence(state, calendar, last + 1.85 * intervalMs, out);
    expect(out.changes).toEqual([]);
    judgeSilence(state, calendar, deadline, out);
    expect(out).toMatchObject({ status: 'gap', changes: [{ kind: 'silent', start: last + intervalMs }] });
  });

  test('of every night is a habit: a gap each night, an alarm only by day', () => {
    const state = createRhythm(sound);
    const byDay = (t: number) => localHour(t) >= 7 && localHour(t) < 19;
    const readings = ordinary(sound, 60).filter(([t]) => byDay(t));
    const late = feed(state, readings).filter(({ kind, start }) => kind === 'silent' && start > START + 3 * DAY);
    expect(late).toEqual([]);
    const out = createVerdict();
    judgeSilence(state, calendar, START + 60 * DAY + 3 * HOUR, out);
    expect(out).toMatchObject({ status: 'gap', changes: [] });
    judgeSilence(state, calendar, START + 60 * DAY + 9 * HOUR, out);
    expect(out.changes).toMatchObject([{ kind: 'silent', start: START + 60 * DAY + 7 * HOUR }]);
  });

  test('of a logger that keeps one of the two repeated hours proves nothing', () => {
    const quarter: SeriesSpec = { ...sound, intervalMs: 5 * MINUTE };
    const state = createRhythm(quarter);
    const autumn = Date.UTC(2024, 9, 27);
    const readings = ordinary(quarter, 300).filter(([t]) => t > autumn - 30 * DAY && t < autumn + 2 * DAY);
    const withoutSecond = readings.filter(([t]) => t < autumn + HOUR || t >= autumn + 2 * HOUR);
    expect(feed(state, withoutSecond).filter(({ kind }) => kind === 'silent')).toEqual([]);
  });

  test('of a logger that stamps the first hour of summer time with the hour that never was proves nothing', () => {
    const state = createRhythm(sound);
    const spring = Date.UTC(2024, 2, 31, 1);
    const readings = ordinary(sound, 110).filter(([t]) => t > spring - 30 * DAY && t < spring + 2 * DAY);
    expect(readings.some(([t]) => t === spring)).toBe(true);
    const withoutFirst = readings.filter(([t]) => t !== spring);
    expect(feed(state, withoutFirst).filter(({ kind }) => kind === 'silent')).toEqual([]);
  });

  test('of a series with gaps by habit is told only beyond them, but stays a gap', () => {
    const state = createRhythm(sound);
    const noise = createNoise(4);
    let until = 0;
    const gappy = ordinary(sound, 60).filter(([t]) => {
      if (t >= until && noise.uniform() < 0.1) until = t + Math.ceil(6 * noise.uniform()) * HOUR;
      return t >= until;
    });
    const silent = feed(state, gappy).filter(({ change, kind }) => change === 'opened' && kind === 'silent');
    // Once in four weeks by the habit, when it is known; chance may double it.
    expect(silent.filter(({ start }) => start > START + 28 * DAY).length).toBeLessThanOrEqual(3);
    const out = createVerdict();
    judgeSilence(state, calendar, state.lastTime + 5 * HOUR, out);
    expect(out).toMatchObject({ status: 'gap', changes: [] });
    judgeSilence(state, calendar, state.lastTime + 48 * HOUR, out);
    expect(out.changes).toMatchObject([{ change: 'opened', kind: 'silent' }]);
  });

  test('of a daily series opens within two days', () => {
    const daily: SeriesSpec = { ...footfall, intervalMs: DAY };
    const state = createRhythm(daily);
    feed(
      state,
      Array.from({ length: 40 }, (_, day) => [START + day * DAY, 1000 + (day % 7)]),
    );
    const out = createVerdict();
    judgeSilence(state, calendar, START + 40.8 * DAY, out);
    expect(out.changes).toEqual([]);
    judgeSilence(state, calendar, START + 41 * DAY, out);
    expect(out.changes).toMatchObject([{ kind: 'silent', start: START + 40 * DAY }]);
  });

  test('of thirteen days is never calm, and the range after it is the range before it', () => {
    for (const spec of [footfall, sound]) {
      const { state, next } = learned(spec);
      const out = createVerdict();
      const before = createExpectation();
      const after = createExpectation();
      expectRange(state, calendar, next + 14 * DAY + 12 * HOUR, before);
      for (let hours = 2; hours < 13 * 24; hours++) {
        judgeSilence(state, calendar, next + hours * HOUR, out);
        expect(out.status).toBe('gap');
      }
      const rest = following(spec, 56, 15, (_, value) => value).filter(([t]) => t >= next + 13 * DAY);
      const changes = feed(state, rest);
      expect(changes[0]).toMatchObject({ change: 'closed', kind: 'silent', start: next, end: next + 13 * DAY });
      expect(changes.filter(({ kind }) => kind !== 'silent')).toEqual([]);
      expectRange(state, calendar, next + 14 * DAY + 12 * HOUR, after);
      const width = before.high - before.low;
      expect(Math.abs(after.mid - before.mid)).toBeLessThan(width / 10);
      expect((after.high - after.low) / width).toBeCloseTo(1, 0);
    }
  });

  test('may be told while learning', () => {
    const { state, next } = learned(sound, 4);
    const changes = feed(state, [[next + 12 * HOUR, 60]]);
    expect(changes).toMatchObject([{ change: 'opened' }, { change: 'closed', kind: 'silent', start: next }]);
  });
});
