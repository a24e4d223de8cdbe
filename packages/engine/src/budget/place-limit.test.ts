import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, WEEK } from '../time/units.ts';
import type { Episode } from './alarm-habit.ts';
import { placeLimit, shownWithLimit } from './place-limit.ts';

const at = (hour: number, weeks: number): Episode => ({ t: hour * HOUR, weeks });
const account = (episodes: Episode[][], perWeek = 1, weeks = 8) => ({
  perWeek,
  episodes,
  from: 0,
  to: weeks * WEEK,
  nearMs: HOUR,
});

test('without experience a signal a week is shared out over the series', () => {
  expect(placeLimit({ ...account([[], [], []]), to: 0 })).toBe(3);
  expect(placeLimit({ ...account([[], [], []], 0.5), to: 0 })).toBe(6);
});

test('series that always break together cost one signal, so each may be told sooner', () => {
  const together = Array.from({ length: 8 }, (_, week) => at(week * 168 + 10, week + 1));
  const apart = [0, 20, 40, 60].map((hour) => together.map(({ t, weeks }) => ({ t: t + hour * HOUR, weeks })));
  const limitTogether = placeLimit(account([together, together, together, together]));
  expect(limitTogether).toBeLessThan(placeLimit(account(apart)));
  expect(limitTogether).toBeLessThan(4);
});

test('a month of real events does not make a place deaf', () => {
  const busy = Array.from({ length: 12 }, (_, i) => at(i * 100, 1e9));
  expect(placeLimit(account([busy]))).toBeLessThanOrEqual(4);
});

test('what is shown are moments of the place, with the series that made them', () => {
  const shown = shownWithLimit(account([[at(10, 5), at(500, 2)], [at(11, 9)], [at(100, 3)]]), 3);
  expect(shown).toEqual([
    { start: 10 * HOUR, end: 11 * HOUR, weeks: 9, series: [0, 1] },
    { start: 100 * HOUR, end: 100 * HOUR, weeks: 3, series: [2] },
  ]);
});

test('a larger budget never has a higher limit, and never shows less', () => {
  const episode = fc.record({
    t: fc.integer({ min: 0, max: 8 * WEEK - 1 }),
    weeks: fc.double({ min: 0.1, max: 100, noNaN: true }),
  });
  const series = fc.array(fc.array(episode, { maxLength: 20 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(series, fc.double({ min: 0.2, max: 5, noNaN: true }), (episodes, perWeek) => {
      const one = account(episodes, perWeek);
      const two = account(episodes, 2 * perWeek);
      expect(placeLimit(two)).toBeLessThanOrEqual(placeLimit(one));
      expect(shownWithLimit(two, placeLimit(two)).length).toBeGreaterThanOrEqual(
        shownWithLimit(one, placeLimit(one)).length,
      );
    }),
    { seed: 7 },
  );
});

test('refuses a budget of nothing and weeks that are reversed', () => {
  expect(() => placeLimit(account([[]], 0))).toThrow('invalid signals a week: 0');
  expect(() => placeLimit({ ...account([[]]), from: WEEK, to: 0 })).toThrow('invalid weeks');
});
