import { expect, test } from 'vitest';
import { DAY, HOUR } from '../time/units.ts';
import { zoneRules } from '../time/zone.ts';
import { civilHourOf, createPresence, expectedSpacing, learnPresence, presenceAt } from './presence.ts';

const calendar = { zone: zoneRules('Europe/Paris'), isHoliday: () => false };
const START = Date.UTC(2024, 0, 7, 23);

function learned(days: number, isThere: (hourOfWeek: number) => boolean) {
  const presence = createPresence(HOUR);
  let last = Number.NaN;
  for (let hour = 0; hour < days * 24; hour++) {
    if (!isThere(hour % 168)) continue;
    const t = START + hour * HOUR;
    learnPresence(presence, civilHourOf(calendar, t), t > last ? t - last : 0);
    last = t;
  }
  return presence;
}

const shareAt = (presence: ReturnType<typeof createPresence>, hour: number) =>
  presenceAt(presence, civilHourOf(calendar, START + 35 * DAY + hour * HOUR));

test('what was never seen is taken as usual', () => {
  expect(presenceAt(createPresence(HOUR), 12)).toBe(1);
});

test('a series that sleeps at night is known for it after a day', () => {
  const presence = learned(2, (hour) => hour % 24 >= 7 && hour % 24 < 19);
  expect(shareAt(presence, 3)).toBe(0);
  expect(shareAt(presence, 12)).toBe(1);
});

test('a weekday without readings is known for it after some weeks', () => {
  const presence = learned(35, (hour) => hour < 144);
  expect(shareAt(presence, 150)).toBeLessThan(0.5);
  expect(shareAt(presence, 100)).toBeGreaterThan(0.8);
});

test('an outage of months counts as one week of absence', () => {
  const presence = learned(35, () => true);
  learnPresence(presence, civilHourOf(calendar, START + 150 * DAY), 115 * DAY);
  expect(shareAt(presence, 12)).toBeGreaterThan(0.5);
});

test('a series slower than announced is expected at its own pace', () => {
  const presence = createPresence(HOUR);
  for (let i = 0; i < 200; i++)
    learnPresence(presence, civilHourOf(calendar, START + i * 3 * HOUR), i === 0 ? 0 : 3 * HOUR);
  expect(expectedSpacing(presence, HOUR) / HOUR).toBeGreaterThan(2.5);
  expect(expectedSpacing(presence, HOUR) / HOUR).toBeLessThan(3.2);
});
