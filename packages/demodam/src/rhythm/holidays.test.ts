import { DAY } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { isoDate } from './civil-time.ts';
import { easterSunday, findSchoolBreak, isHoliday, isSchoolBreak, publicHolidays } from './holidays.ts';

const dayOf = (date: string) => Date.parse(date) / DAY;

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i', (year, date) => {
  expect(isoDate(easterSunday(year))).toBe(date);
});

test('the Dutch holidays of a year', () => {
  expect(publicHolidays(2026).map(({ day }) => isoDate(day))).toEqual([
    '2026-01-01',
    '2026-04-05',
    '2026-04-06',
    '2026-04-27',
    '2026-05-14',
    '2026-05-24',
    '2026-05-25',
    '2026-12-25',
    '2026-12-26',
  ]);
});

test("King's Day moves off a Sunday, and Liberation Day is free in lustrum years", () => {
  expect(isHoliday(dayOf('2025-04-26'))).toBe(true);
  expect(isHoliday(dayOf('2025-04-27'))).toBe(false);
  expect(isHoliday(dayOf('2025-05-05'))).toBe(true);
  expect(isHoliday(dayOf('2026-05-05'))).toBe(false);
});

test('school breaks run from a Saturday to a Sunday, over the turn of the year too', () => {
  expect(findSchoolBreak(dayOf('2026-10-14'))?.name).toBe('Herfstvakantie');
  expect(isSchoolBreak(dayOf('2026-10-10'))).toBe(true);
  expect(isSchoolBreak(dayOf('2026-10-18'))).toBe(true);
  expect(isSchoolBreak(dayOf('2026-10-19'))).toBe(false);
  expect(isSchoolBreak(dayOf('2027-01-01'))).toBe(true);
});
