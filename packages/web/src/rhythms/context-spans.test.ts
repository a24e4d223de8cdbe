import type { CalendarDay, InterventionSummary, PlannedEvent } from '@wijkritme/contract';
import { describe, expect, test } from 'vitest';
import { calendarSpans, measureSpans, plannedSpans } from './context-spans.ts';

const zone = 'Europe/Amsterdam';
const at = (text: string) => Date.parse(text);
const day = (date: string, kind: CalendarDay['kind'], name: string): CalendarDay => ({ date, kind, name });

describe('what was going on around', () => {
  test('days in a row are one span of local days, also over the change of the clock', () => {
    const days = ['2026-10-24', '2026-10-25', '2026-10-26'].map((date) => day(date, 'school-break', 'Herfstvakantie'));
    expect(calendarSpans(days, zone)).toMatchObject([
      { kind: 'school-break', from: at('2026-10-23T22:00Z'), to: at('2026-10-26T23:00Z') },
    ]);
  });

  test('another name, another kind or a day between begins another span', () => {
    const days = [
      day('2026-12-25', 'holiday', 'Eerste kerstdag'),
      day('2026-12-26', 'holiday', 'Tweede kerstdag'),
      day('2026-12-25', 'school-break', 'Kerstvakantie'),
      day('2026-12-27', 'school-break', 'Kerstvakantie'),
    ];
    const spans = calendarSpans(days, zone);
    expect(spans).toHaveLength(4);
    expect(new Set(spans.map(({ key }) => key)).size).toBe(4);
  });

  test('what is planned is told once, with its hours', () => {
    const market = { id: 3, placeId: 9, name: 'Jaarmarkt', start: '2026-11-20T08:00:00Z', end: '2026-11-20T16:00:00Z' };
    expect(calendarSpans([day('2026-11-20', 'event', 'Jaarmarkt')], zone)).toEqual([]);
    expect(plannedSpans([market as PlannedEvent])).toMatchObject([
      { kind: 'planned', name: 'Jaarmarkt', id: 9, from: at(market.start), to: at(market.end) },
    ]);
  });

  test('a measure runs from its true begin to its planned end, and carries its label', () => {
    const file = {
      ...{ id: 4, title: 'Licht', label: 'TLP:AMBER', startedAt: '2026-11-02T09:00:00Z', endedAt: null },
      ...{ startsOn: '2026-11-01', endsOn: '2026-11-30' },
    };
    expect(measureSpans([file as InterventionSummary], zone)).toMatchObject([
      { from: at('2026-11-02T09:00Z'), to: at('2026-11-30T23:00Z'), label: 'TLP:AMBER', id: 4 },
    ]);
  });
});
