import { expect, test } from 'vitest';
import { createWeekPlace, locate } from '../time/week-slot.ts';
import { zoneRules } from '../time/zone.ts';
import { isNearClockChange } from './clock-change.ts';

const calendar = { zone: zoneRules('Europe/Amsterdam'), isHoliday: () => false };

test.each([
  ['2024-03-30T22:00Z', false],
  ['2024-03-30T23:00Z', true],
  ['2024-03-31T01:00Z', true],
  ['2024-03-31T05:30Z', true],
  ['2024-03-31T06:00Z', false],
  ['2024-10-27T00:30Z', true],
  ['2024-10-26T00:30Z', false],
])('%s: %s', (instant, near) => {
  const place = createWeekPlace();
  locate(place, calendar, 24, Date.parse(instant));
  expect(isNearClockChange(calendar, place, 24)).toBe(near);
});

test('a daily reading has no night', () => {
  const place = createWeekPlace();
  locate(place, calendar, 1, Date.parse('2024-03-31T00:00Z'));
  expect(isNearClockChange(calendar, place, 1)).toBe(false);
});
