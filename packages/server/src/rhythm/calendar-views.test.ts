import { DAY } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { HolidayBook } from '../places/index.ts';
import { CalendarViews } from './calendar-views.ts';

const day = (date: string) => Date.parse(date) / DAY;

test('a view knows holidays of the country and school breaks of the place, also when these change', () => {
  let breaks: ReadonlySet<number> = new Set();
  let place: number | null = null;
  const views = new CalendarViews({
    holidays: new HolidayBook(),
    schoolBreaksOf: (placeId) => (placeId === 7 ? breaks : new Set()),
  });
  const view = views.of({ timeZone: 'Europe/Amsterdam', country: 'NL', placeId: () => place });
  const isBreak = () => view.isSchoolBreak(day('2026-10-20'));
  expect([view.isHoliday(day('2026-04-27')), view.isHoliday(day('2026-04-28'))]).toEqual([true, false]);
  expect(isBreak()).toBe(false);
  breaks = new Set([day('2026-10-20')]);
  expect(isBreak()).toBe(false);
  place = 7;
  expect(isBreak()).toBe(true);
  place = 8;
  expect(isBreak()).toBe(false);
});
