import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../time/units.ts';
import { createDailyEnvelope, learnEnvelope, outsideEnvelope } from './daily-envelope.ts';

const MONDAY = Date.UTC(2024, 0, 8);

/** 10 at night, 50 by day. */
function learnDays(days: number, intervalMs = 5 * MINUTE) {
  const envelope = createDailyEnvelope(intervalMs);
  for (let t = MONDAY; t < MONDAY + days * DAY; t += intervalMs) {
    const hour = ((t - MONDAY) % DAY) / HOUR;
    learnEnvelope(envelope, t, hour >= 8 && hour < 20 ? 50 : 10);
  }
  return envelope;
}

test('knows nothing at first', () => {
  expect(outsideEnvelope(createDailyEnvelope(HOUR), MONDAY, 1e9)).toBe(0);
});

describe('after three days', () => {
  const tomorrow = MONDAY + 3 * DAY;
  test.each([
    ['as always by night', 3, 10, 0],
    ['the value of the day, at night', 3, 50, 40],
    ['the value of the night, by day', 12, 10, -40],
    ['above everything', 12, 90, 40],
    ['either at the edge', 8, 10, 0],
    ['either at the edge', 8, 50, 0],
  ])('%s', (_what, hour, value, outside) => {
    expect(outsideEnvelope(learnDays(3), tomorrow + hour * HOUR, value)).toBe(outside);
  });
});

test('an event does not make itself usual', () => {
  const envelope = learnDays(3);
  const night = MONDAY + 3 * DAY + 3 * HOUR;
  for (let i = 0; i < 3; i++) {
    expect(outsideEnvelope(envelope, night + i * 5 * MINUTE, 50)).toBe(40);
    learnEnvelope(envelope, night + i * 5 * MINUTE, 50);
  }
});

test('forgets what is two weeks old', () => {
  const envelope = createDailyEnvelope(HOUR);
  for (let t = MONDAY; t < MONDAY + 30 * DAY; t += HOUR) learnEnvelope(envelope, t, t < MONDAY + DAY ? 99 : 10);
  expect(outsideEnvelope(envelope, MONDAY + 30 * DAY, 99)).toBe(89);
});

test('a daily series has one slot', () => {
  const envelope = learnDays(20, DAY);
  expect(envelope.perDay).toBe(1);
  expect(outsideEnvelope(envelope, MONDAY + 20 * DAY, 15)).toBe(5);
});
