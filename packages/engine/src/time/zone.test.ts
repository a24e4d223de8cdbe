import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from './units.ts';
import { instantsOfWallTime, localDayOf, localMinuteOf, offsetAt, startOfLocalDay, zoneRules } from './zone.ts';

const wall = (text: string) => Date.parse(`${text}Z`);
const amsterdam = zoneRules('Europe/Amsterdam');

describe('zoneRules', () => {
  test('refuses a zone Intl does not know', () => {
    expect(() => zoneRules('Europe/Atlantis')).toThrow(RangeError);
  });

  test('returns the same table again', () => {
    expect(zoneRules('Europe/Amsterdam')).toBe(amsterdam);
  });

  test('UTC never changes', () => {
    expect([...zoneRules('UTC').offsetMs]).toEqual([0]);
  });

  test.each([
    ['Europe/Amsterdam', '2024-07-01T12:00', 2],
    ['Europe/Amsterdam', '2024-01-01T12:00', 1],
    ['Europe/Dublin', '2018-07-01T12:00', 1],
    ['Europe/Dublin', '2018-01-01T12:00', 0],
    ['Australia/Melbourne', '2016-01-01T12:00', 11],
    ['Australia/Melbourne', '2016-07-01T12:00', 10],
    ['Asia/Kathmandu', '2020-01-01T00:00', 5.75],
  ])('%s at %s UTC is %d hours east', (name, utc, hours) => {
    expect(offsetAt(zoneRules(name), wall(utc))).toBe(hours * HOUR);
  });

  test.each(['Europe/Amsterdam', 'Europe/Dublin', 'Australia/Melbourne', 'UTC', 'Africa/Casablanca'])(
    '%s agrees with Intl at random instants',
    (name) => {
      const zone = zoneRules(name);
      const format = new Intl.DateTimeFormat('sv', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
      const instants = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2045, 11, 31) / 1000 });
      fc.assert(
        fc.property(instants, (second) => {
          const t = second * 1000;
          const byIntl = Date.parse(`${format.format(t).replace(' ', 'T')}Z`);
          expect(t + offsetAt(zone, t)).toBe(byIntl);
        }),
        { numRuns: 200, seed: 7 },
      );
    },
  );
});

describe('wall time', () => {
  test.each([
    ['2024-03-31T02:30', []],
    ['2024-03-31T03:00', ['2024-03-31T01:00']],
    ['2024-10-27T02:30', ['2024-10-27T00:30', '2024-10-27T01:30']],
    ['2024-10-27T03:00', ['2024-10-27T02:00']],
    ['2024-06-01T12:00', ['2024-06-01T10:00']],
  ])('Amsterdam %s', (local, instants) => {
    expect(instantsOfWallTime(amsterdam, wall(local))).toEqual(instants.map(wall));
  });

  test('every instant is among the instants of its own wall time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 365 * 24 }), (hours) => {
        const t = Date.UTC(2000, 0, 1) + hours * HOUR;
        expect(instantsOfWallTime(amsterdam, t + offsetAt(amsterdam, t))).toContain(t);
      }),
      { seed: 7 },
    );
  });

  test.each([
    ['2024-03-31', 23],
    ['2024-06-01', 24],
    ['2024-10-27', 25],
  ])('%s has %d hours in Amsterdam', (date, hours) => {
    const day = wall(`${date}T00:00`) / DAY;
    expect((startOfLocalDay(amsterdam, day + 1) - startOfLocalDay(amsterdam, day)) / HOUR).toBe(hours);
  });

  test('a day whose midnight is skipped starts after the jump', () => {
    // Beirut moved from 00:00 to 01:00 on 2021-03-28.
    const beirut = zoneRules('Asia/Beirut');
    const day = wall('2021-03-28T00:00') / DAY;
    expect(startOfLocalDay(beirut, day)).toBe(wall('2021-03-27T22:00'));
    expect(localMinuteOf(beirut, startOfLocalDay(beirut, day))).toBe(60);
  });

  test('local day and minute', () => {
    const t = wall('2024-07-01T22:30');
    expect(localDayOf(amsterdam, t)).toBe(wall('2024-07-02T00:00') / DAY);
    expect(localMinuteOf(amsterdam, t)).toBe(30);
    expect(localMinuteOf(zoneRules('UTC'), wall('1969-12-31T23:59'))).toBe(1439);
  });
});

test('asked about several zones by turns, answers as when asked about one', () => {
  const zones = ['Europe/Amsterdam', 'America/Toronto', 'Australia/Melbourne', 'UTC'].map(zoneRules);
  const times = Array.from({ length: 400 }, (_, i) => Date.UTC(2020, 0, 1) + i * 37 * HOUR);
  const alone = zones.map((zone) => times.map((t) => offsetAt(zone, t)));
  const byTurns = times.map((t) => zones.map((zone) => offsetAt(zone, t)));
  const backwards = zones.map((zone) => [...times].reverse().map((t) => offsetAt(zone, t)));
  expect(zones.map((_, i) => byTurns.map((offsets) => offsets[i]))).toEqual(alone);
  expect(backwards.map((offsets) => offsets.reverse())).toEqual(alone);
});
