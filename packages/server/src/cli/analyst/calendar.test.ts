import { expect, it } from 'vitest';
import { createCalendar } from './calendar.ts';
import { createDayCalendar } from './forecast-calendar.ts';

const day = (date: string) => Date.parse(date) / 86_400_000;

it.each([
  ['NL', '2024-04-27', true],
  ['NL', '2024-04-26', false],
  ['BE', '2024-07-21', true],
  ['GB', '2013-08-26', false],
  ['GB-ENG', '2013-08-26', true],
  ['AU-VIC', '2015-11-03', true],
  ['au-vic', '2015-11-03', true],
  ['none', '2024-12-25', false],
])('%s on %s: %s', (code, date, isHoliday) => {
  expect(createCalendar('UTC', code).isHoliday(day(date))).toBe(isHoliday);
});

it.each([
  ['UTC', 'XX', /--calendar XX is not known/],
  ['UTC', 'AU-XYZ', /--calendar AU-XYZ is not known/],
  ['Europe/Atlantis', 'NL', /--zone Europe\/Atlantis does not exist/],
])('refuses zone %s with calendar %s', (zone, code, message) => {
  expect(() => createCalendar(zone, code)).toThrow(message);
});

it.each([
  ['NL-noord', '2026-02-23', true],
  ['nl-NOORD', '2026-02-23', true],
  ['NL-zuid', '2026-02-23', false],
  ['BE-vlaanderen', '2026-02-16', true],
  ['NL-noord', '1999-12-27', undefined],
])('schools of %s on %s: closed %s', (region, date, isClosed) => {
  expect(createDayCalendar('none', region).isSchoolBreak?.(day(date))).toBe(isClosed);
  expect(createCalendar('UTC', 'NL', region).isSchoolBreak?.(day(date))).toBe(isClosed === true);
});

it('knows no school break where no region is named', () => {
  expect(createDayCalendar('NL').isSchoolBreak?.(day('2026-02-23'))).toBeUndefined();
  expect(createCalendar('UTC', 'NL').isSchoolBreak?.(day('2026-02-23'))).toBe(false);
});

it('names the school regions that are known', () => {
  expect(() => createCalendar('UTC', 'NL', 'NL-oost')).toThrow(
    '--school NL-oost is not known. Choose from: NL-noord, NL-midden, NL-zuid, BE-vlaanderen.',
  );
});
