import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from './units.ts';
import { createWeekPlace, locate, SATURDAY, SUNDAY, slotsPerDay, WORKDAY } from './week-slot.ts';
import { zoneRules } from './zone.ts';

const ascension = Date.UTC(2024, 4, 9) / DAY;
const calendar = { zone: zoneRules('Europe/Amsterdam'), isHoliday: (day: number) => day === ascension };

test.each([
  ['2024-05-06T06:10Z', 0, 8, WORKDAY, false],
  ['2024-05-11T06:10Z', 5, 8, SATURDAY, false],
  ['2024-05-11T22:30Z', 6, 0, SUNDAY, false],
  ['2024-05-09T10:00Z', 3, 12, SUNDAY, true],
  ['1969-12-28T23:30Z', 0, 0, WORKDAY, false],
])('%s', (instant, weekday, slot, dayType, holiday) => {
  const place = createWeekPlace();
  locate(place, calendar, 24, Date.parse(instant));
  expect(place).toMatchObject({ weekday, slot, dayType, holiday });
});

test.each([
  [MINUTE, 96],
  [15 * MINUTE, 96],
  [30 * MINUTE, 48],
  [HOUR, 24],
  [DAY, 1],
])('%d ms has %d slots a day', (intervalMs, slots) => {
  expect(slotsPerDay(intervalMs)).toBe(slots);
});
