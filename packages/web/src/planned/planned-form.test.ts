import { expect, test } from 'vitest';
import { emptyForm, problemsOf, wallTime } from './planned-form.ts';

test.each([
  ['2026-12-05T18:00:00Z', 'Europe/Amsterdam', '2026-12-05T19:00'],
  ['2026-07-05T22:30:00Z', 'Europe/Amsterdam', '2026-07-06T00:30'],
  ['2026-07-05T22:30:00Z', 'America/Toronto', '2026-07-05T18:30'],
])('%s in %s is %s on the clock', (instant, zone, shown) => {
  expect(wallTime(instant, zone)).toBe(shown);
});

test('what cannot be sent is named', () => {
  expect([...problemsOf(emptyForm)]).toEqual(['name', 'start', 'end']);
  const filled = { ...emptyForm, name: 'Markt', start: '2026-12-05T10:00', end: '2026-12-05T10:00' };
  expect([...problemsOf(filled)]).toEqual(['order']);
  expect([...problemsOf({ ...filled, end: '2026-12-05T10:01' })]).toEqual([]);
});
