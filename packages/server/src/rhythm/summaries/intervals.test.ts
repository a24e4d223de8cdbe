import { DAY, HOUR } from '@wijkritme/contract';
import { localDayOf, startOfLocalDay, zoneRules } from '@wijkritme/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf } from './intervals.ts';

const amsterdam = zoneRules('Europe/Amsterdam');
const at = (text: string) => Date.parse(text);
const iso = (times: readonly number[]) => times.map((time) => new Date(time).toISOString().slice(0, 16));

describe('intervals of the local calendar', () => {
  it.each([
    ['2026-03-29T12:00:00+02:00', 23],
    ['2026-10-25T12:00:00+01:00', 25],
    ['2026-11-20T12:00:00+01:00', 24],
  ])('the day of %s has %i hours', (noon, hours) => {
    const [from = 0, to = 0] = boundsOf(amsterdam, 'day', at(noon), at(noon) + 1);
    const bounds = boundsOf(amsterdam, 'hour', from, to);
    expect(bounds.length - 1).toBe(hours);
    expect(boundsOf(amsterdam, 'quarter', from, to).length - 1).toBe(hours * 4);
    expect(boundsOf(amsterdam, 'five-minutes', from, to).length - 1).toBe(hours * 12);
  });

  it('a week begins on Monday and a month on the first, whatever the clock did', () => {
    expect(iso(boundsOf(amsterdam, 'week', at('2026-10-25T23:30:00+01:00'), at('2026-10-26T01:00:00+01:00')))).toEqual([
      '2026-10-18T22:00',
      '2026-10-25T23:00',
      '2026-11-01T23:00',
    ]);
    expect(iso(boundsOf(amsterdam, 'month', at('2026-03-31T22:30:00Z'), at('2026-04-01T12:00:00Z')))).toEqual([
      '2026-03-31T22:00',
      '2026-04-30T22:00',
    ]);
    expect(iso(boundsOf(amsterdam, 'year', at('2026-12-31T22:30:00Z'), at('2026-12-31T23:30:00Z')))).toEqual([
      '2025-12-31T23:00',
      '2026-12-31T23:00',
      '2027-12-31T23:00',
    ]);
  });

  it('from is moved back and to is moved on, to whole intervals', () => {
    expect(iso(boundsOf(amsterdam, 'hour', at('2026-11-20T10:20:00Z'), at('2026-11-20T11:00:01Z')))).toEqual([
      '2026-11-20T10:00',
      '2026-11-20T11:00',
      '2026-11-20T12:00',
    ]);
    expect(boundsOf(amsterdam, 'hour', at('2026-11-20T10:00:00Z'), at('2026-11-20T11:00:00Z'))).toHaveLength(2);
  });

  it('intervals lie side by side, hold the period and never cross a local midnight', () => {
    const zone = fc.constantFrom('Europe/Amsterdam', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe');
    const interval = fc.constantFrom('five-minutes', 'quarter', 'hour', 'day', 'week', 'month', 'year');
    fc.assert(
      fc.property(
        zone,
        interval,
        fc.integer({ min: at('2020-01-01'), max: at('2030-01-01') }),
        fc.integer({ min: 1, max: 20 * DAY }),
        (name, kind, from, length) => {
          const rules = zoneRules(name);
          const bounds = boundsOf(rules, kind as 'hour', from, from + length);
          expect(bounds[0]).toBeLessThanOrEqual(from);
          expect(bounds.at(-1)).toBeGreaterThanOrEqual(from + length);
          expect(bounds[1]).toBeGreaterThan(from);
          expect(bounds.at(-2)).toBeLessThan(from + length);
          for (let i = 1; i < bounds.length; i++) {
            const [start, end] = [bounds[i - 1] as number, bounds[i] as number];
            expect(end).toBeGreaterThan(start);
            const most = { 'five-minutes': HOUR / 12, quarter: HOUR / 4, hour: HOUR }[kind as string];
            if (most !== undefined) {
              expect(end - start).toBeLessThanOrEqual(most);
              expect(localDayOf(rules, end - 1)).toBe(localDayOf(rules, start));
            } else expect(startOfLocalDay(rules, localDayOf(rules, start))).toBe(start);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
