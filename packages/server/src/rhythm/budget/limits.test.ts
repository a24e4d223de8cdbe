import { DAY, HOUR } from '@wijkritme/contract';
import { type CalendarView, type SeriesSpec, zoneRules } from '@wijkritme/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Series } from '../series.ts';
import { type AlarmLimit, LimitBook } from './limit-book.ts';

const START = Date.parse('2026-01-05T00:00:00Z');
const HOURS = 35 * 24;
const spec: SeriesSpec = { kind: 'count', intervalMs: HOUR, min: 0, max: 1e6 };
const calendar: CalendarView = { zone: zoneRules('UTC'), isHoliday: () => false, isSchoolBreak: () => false };
const timeOf = (hour: number) => START + hour * HOUR;
const walkersAt = (hour: number) =>
  Math.round(40 * Math.max(0, Math.sin((((hour % 24) - 6) / 16) * Math.PI)) + ((hour * 7919) % 13));

function seriesWith(limits: readonly AlarmLimit[]): Series {
  const series = new Series(1, spec, calendar);
  series.limits = limits;
  return series;
}
function feed(series: Series, from: number, to: number): Series {
  for (let hour = from; hour < to; hour++) series.take(timeOf(hour), walkersAt(hour));
  return series;
}
const restored = (from: Series, limits: readonly AlarmLimit[]) => {
  const series = seriesWith(limits);
  const { state, openDay } = from.encode();
  series.restore(state, openDay, from.snapshotTime);
  return series;
};

describe('limits of an alarm budget', () => {
  it('hold from their instant, whatever the batches and restarts', () => {
    const limit = fc.record({ hour: fc.nat(HOURS), weeks: fc.double({ min: 0.1, max: 50, noNaN: true }) });
    const history = fc.uniqueArray(limit, { maxLength: 4, selector: ({ hour }) => hour });
    fc.assert(
      fc.property(history, fc.nat(HOURS), (rows, cut) => {
        const limits = rows
          .sort((a, b) => a.hour - b.hour)
          .map(({ hour, weeks }) => ({ from: timeOf(hour) - HOUR / 2, weeks, perWeek: 1 }));
        const whole = feed(seriesWith(limits), 0, HOURS);
        const halves = feed(restored(feed(seriesWith(limits), 0, cut), limits), cut, HOURS);
        expect(halves.encode().state.equals(whole.encode().state)).toBe(true);
        const last = limits.filter(({ from }) => from <= whole.lastTime).at(-1);
        expect(whole.state.parts.alarms.budgetWeeks).toBe(last?.weeks ?? 4);
      }),
      { numRuns: 25 },
    );
  });

  it('that are added while the series runs hold as if they had been there', () => {
    const book = new LimitBook();
    const live = seriesWith(book.of(1));
    feed(live, 0, 700);
    book.add({ datastreamId: 1, limit: { from: live.lastTime + 1, weeks: 2, perWeek: 2 } });
    feed(live, 700, HOURS);
    const replay = feed(seriesWith(book.of(1)), 0, HOURS);
    expect(replay.encode().state.equals(live.encode().state)).toBe(true);
    expect(() => book.add({ datastreamId: 1, limit: { from: START + DAY, weeks: 2, perWeek: 2 } })).toThrow(RangeError);
  });
});
