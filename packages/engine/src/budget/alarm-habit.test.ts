import { expect, test } from 'vitest';
import { createNoise } from '../../tests/noise.ts';
import { HOUR, WEEK } from '../time/units.ts';
import {
  type AlarmHabit,
  createAlarmHabit,
  learnAlarm,
  listEpisodes,
  setBudgetWeeks,
  weeksBetween,
} from './alarm-habit.ts';

function learn(habit: AlarmHabit, t: number, evidence: number): void {
  learnAlarm(habit, { t, evidence, isOpen: false, sinceMs: HOUR, calmReadings: 1 });
}

/** A series whose evidence is the logarithm of an exact chance, `scale` times too strong. */
function watched(weeks: number, scale: number, budgetWeeks: number) {
  const noise = createNoise(3);
  const habit = createAlarmHabit();
  setBudgetWeeks(habit, budgetWeeks);
  let beyond = 0;
  for (let hour = 0; hour < weeks * 168; hour++) {
    // Nominal: evidence 0 once in four weeks.
    const evidence = scale * -Math.log10((1 - noise.uniform()) * 4 * 168);
    if (hour > (weeks * 168) / 2 && evidence >= habit.opensAt) beyond++;
    learn(habit, hour * HOUR, evidence);
  }
  return { habit, perWeek: beyond / (weeks / 2) };
}

test.each([
  [1, 1],
  [1, 4],
  [1.7, 1],
  [1.7, 4],
  [0.8, 4],
])('evidence %d times too strong, budget once in %d weeks: the rate is the budget', (scale, budgetWeeks) => {
  const { perWeek } = watched(400, scale, budgetWeeks);
  expect(perWeek * budgetWeeks).toBeGreaterThan(0.65);
  expect(perWeek * budgetWeeks).toBeLessThan(1.5);
});

test('the weeks between episodes are those that were met', () => {
  const { habit } = watched(400, 1, 4);
  expect(weeksBetween(habit, 0)).toBeGreaterThan(2.5);
  expect(weeksBetween(habit, 0)).toBeLessThan(6);
  expect(weeksBetween(habit, habit.opensAt)).toBeCloseTo(4, 5);
});

test('remembers the latest episodes, to two minutes', () => {
  const habit = createAlarmHabit();
  const peak = Date.UTC(2026, 10, 22, 20, 5);
  learn(habit, peak, 1);
  expect(listEpisodes(habit)).toEqual([]);
  learn(habit, peak + HOUR, -9);
  const [episode, ...more] = listEpisodes(habit);
  expect(more).toEqual([]);
  expect(Math.abs((episode?.t ?? 0) - peak)).toBeLessThanOrEqual(2 * 60_000);
  for (let i = 1; i < 40; i++) {
    learn(habit, peak + i * WEEK, 1);
    learn(habit, peak + i * WEEK + HOUR, -9);
  }
  expect(listEpisodes(habit).length).toBe(24);
  expect(Math.abs((listEpisodes(habit).at(-1)?.t ?? 0) - peak - 39 * WEEK)).toBeLessThanOrEqual(2 * 60_000);
});
