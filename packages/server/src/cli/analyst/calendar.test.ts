import { expect, it } from 'vitest';
import { createCalendar } from './calendar.ts';

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
