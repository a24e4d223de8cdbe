import { expect, test } from 'vitest';
import { createWeekPlace, SATURDAY, SUNDAY, WORKDAY } from '../time/week-slot.ts';
import { createProfile, learnProfile, predictBase } from './profile.ts';

const place = (weekday: number, slot: number, holiday = false) => ({
  ...createWeekPlace(),
  weekday,
  slot,
  holiday,
  dayType: holiday || weekday === 6 ? SUNDAY : weekday === 5 ? SATURDAY : WORKDAY,
});

function baseAt(profile: ReturnType<typeof createProfile>, where: ReturnType<typeof place>) {
  const base = { mean: 0, weight: 0 };
  predictBase(profile, where, 24, base);
  return base;
}

test('knows nothing at first', () => {
  expect(baseAt(createProfile(24), place(0, 9))).toEqual({ mean: 0, weight: 0 });
});

test('one workday lends to the others', () => {
  const profile = createProfile(24);
  learnProfile(profile, place(0, 9), 24, 10, 1);
  expect(baseAt(profile, place(3, 9))).toMatchObject({ mean: 10, weight: 1 });
});

test('a weekday that differs from the others is known for it after some weeks', () => {
  const profile = createProfile(24);
  for (let week = 0; week < 8; week++) {
    for (let weekday = 0; weekday < 5; weekday++)
      learnProfile(profile, place(weekday, 9), 24, weekday === 2 ? 30 : 10, 1);
  }
  expect(baseAt(profile, place(2, 9)).mean).toBeGreaterThan(24);
  expect(baseAt(profile, place(1, 9)).mean).toBeLessThan(12);
});

test('a first holiday is like a Sunday, later ones like holidays', () => {
  const profile = createProfile(24);
  for (let week = 0; week < 4; week++) {
    for (let weekday = 0; weekday < 7; weekday++)
      learnProfile(profile, place(weekday, 9), 24, weekday === 6 ? 2 : 10, 1);
  }
  expect(baseAt(profile, place(1, 9, true)).mean).toBe(2);
  for (let i = 0; i < 6; i++) learnProfile(profile, place(1, 9, true), 24, 1, 1);
  expect(baseAt(profile, place(3, 9, true)).mean).toBeLessThan(1.4);
  expect(baseAt(profile, place(6, 9)).mean).toBe(2);
});

test('the memory of a slot is about eight weeks', () => {
  const profile = createProfile(24);
  for (let week = 0; week < 30; week++) learnProfile(profile, place(5, 9), 24, 10, 1);
  for (let week = 0; week < 8; week++) learnProfile(profile, place(5, 9), 24, 20, 1);
  const { mean } = baseAt(profile, place(5, 9));
  expect(mean).toBeGreaterThan(14);
  expect(mean).toBeLessThan(18);
});
