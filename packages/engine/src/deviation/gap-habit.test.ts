import { expect, test } from 'vitest';
import { HOUR, WEEK } from '../time/units.ts';
import { createGapHabit, type GapHabit, learnGap, usualGap } from './gap-habit.ts';

/** Hourly readings for so many weeks, with a gap of `missing` readings `perWeek` times a week. */
function live(habit: GapHabit, weeks: number, perWeek: number, missing: number): void {
  for (let hour = 0; hour < weeks * 168; hour++) {
    const isGap = perWeek > 0 && hour % Math.round(168 / perWeek) === 0;
    learnGap(habit, isGap ? missing : 0, isGap ? (missing + 1) * HOUR : HOUR);
  }
}

test('gaps that come twice a week become the habit, and are forgotten', () => {
  const habit = createGapHabit();
  live(habit, 12, 2, 5);
  expect(usualGap(habit)).toBeGreaterThan(4);
  expect(usualGap(habit)).toBeLessThan(7);
  live(habit, 60, 0, 0);
  expect(usualGap(habit)).toBe(0);
});

test('one outage of two weeks is hardly a habit', () => {
  const habit = createGapHabit();
  learnGap(habit, 336, 2 * WEEK);
  expect(usualGap(habit)).toBeLessThan(0.5);
});

test('gaps rarer than once in four weeks never become one', () => {
  const habit = createGapHabit();
  live(habit, 100, 1 / 5, 40);
  expect(usualGap(habit)).toBeLessThan(0.5);
});
