import { DAY, HOUR, MINUTE, mailRhythms } from '@wijkritme/contract';
import { localMinuteOf, zoneRules } from '@wijkritme/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedIn, windowOf } from './budget-cap.ts';
import { mailDue } from './mail-due.ts';
import { afterQuiet, isQuiet } from './quiet-hours.ts';
import { nextAttempt } from './retry.ts';

const amsterdam = zoneRules('Europe/Amsterdam');
const night = { from: '22:00', to: '07:00' };
const at = (time: string) => Date.parse(time);
const iso = (time: number) => new Date(time).toISOString();

describe('quiet hours', () => {
  test.each([
    ['by day nothing waits', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00Z'],
    ['in the evening until the morning', '2026-11-20T21:30:00Z', '2026-11-21T06:00:00Z'],
    ['after midnight until the same morning', '2026-11-21T02:00:00Z', '2026-11-21T06:00:00Z'],
    ['the night with 25 hours ends at seven on the wall', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00Z'],
    ['the night with 23 hours as well', '2026-03-28T22:00:00Z', '2026-03-29T05:00:00Z'],
    ['the end itself is not quiet', '2026-11-21T06:00:00Z', '2026-11-21T06:00:00Z'],
  ])('%s', (_name, now, due) => {
    expect(iso(afterQuiet(amsterdam, at(now), night))).toBe(iso(at(due)));
  });

  test('that end in an hour that is left out end with the change of the clock', () => {
    const due = afterQuiet(amsterdam, at('2026-03-29T00:30:00Z'), { from: '22:00', to: '02:30' });
    expect(iso(due)).toBe('2026-03-29T01:00:00.000Z');
  });

  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  const quiet = fc.record({ from: clock, to: clock });
  // A year around both changes of the clock, in zones that change and one that does not.
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z') / MINUTE, max: at('2026-12-31T00:00:00Z') / MINUTE });
  const zone = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata', 'UTC').map(zoneRules);

  test('are never broken, in no zone and over no change of the clock; nothing waits longer than a day', () => {
    fc.assert(
      fc.property(zone, moment, quiet, fc.constantFrom(...mailRhythms), (rules, minute, hours, rhythm) => {
        const now = minute * MINUTE;
        const due = mailDue(now, { zone: rules, rhythm, quiet: hours });
        expect(due).toBeGreaterThanOrEqual(now);
        expect(isQuiet(rules, due, hours)).toBe(false);
        if (rhythm === 'each') expect(due - now).toBeLessThanOrEqual(DAY + HOUR);
        else expect(due - now).toBeLessThanOrEqual(9 * DAY + HOUR);
      }),
    );
  });

  test('gathered mail goes out at eight on the wall, weekly on Monday', () => {
    fc.assert(
      fc.property(moment, (minute) => {
        const now = minute * MINUTE;
        const daily = mailDue(now, { zone: amsterdam, rhythm: 'daily', quiet: null });
        const weekly = mailDue(now, { zone: amsterdam, rhythm: 'weekly', quiet: null });
        expect(localMinuteOf(amsterdam, daily)).toBe(8 * 60);
        const day = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', weekday: 'long' }).format(weekly);
        expect([day, localMinuteOf(amsterdam, weekly)]).toEqual(['Monday', 8 * 60]);
        expect(weekly - now).toBeLessThanOrEqual(7 * DAY + HOUR);
      }),
    );
  });
});

describe('an alarm budget', () => {
  test.each([
    [1, 1, 7],
    [3.9, 3, 7],
    [0.5, 1, 14],
    [0.04, 1, 175],
    [100, 100, 7],
  ])('of %d a week lets %d through in %d days', (perWeek, allowed, days) => {
    expect([allowedIn(perWeek), windowOf(perWeek) / DAY]).toEqual([allowed, days]);
  });
});

test('what does not get through is tried later and later, for two days or so, and then given up', () => {
  const waits: number[] = [];
  for (let attempts = 1; ; attempts++) {
    const next = nextAttempt(attempts, 0);
    if (next === undefined) break;
    waits.push(next / MINUTE);
  }
  expect(waits).toEqual([1, 5, 30, 120, 360, 720, 1440]);
});
