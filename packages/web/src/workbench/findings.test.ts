import { expect, test } from 'vitest';
import { choicesIn, filterOf, firstDayOf, recentOf, rowsOf } from './findings.ts';

const zone = 'Europe/Amsterdam';
const now = Date.parse('2026-11-22T23:30:00Z');

test('days of the address become instants of the place, the last day included', () => {
  const filter = filterOf({ van: '2026-10-25', tot: '2026-10-25', volgorde: 'sterkste', plek: 3 }, zone);
  expect(filter).toMatchObject({ place: 3, order: 'strongest' });
  // The day of 25 hours.
  expect(filter.from).toBe('2026-10-24T22:00:00.000Z');
  expect(filter.to).toBe('2026-10-25T23:00:00.000Z');
});

test('without a choice everything is asked for, newest first', () => {
  expect(filterOf({}, zone)).toEqual({ order: 'newest' });
});

test('a recent stretch is known by its first local day', () => {
  // In Amsterdam it is the 23rd already.
  expect(firstDayOf('vandaag', now, zone)).toBe('2026-11-23');
  expect(firstDayOf('week', now, zone)).toBe('2026-11-17');
  expect(recentOf({ van: '2026-11-17' }, now, zone)).toBe('week');
  expect(recentOf({ van: '2026-11-17', tot: '2026-11-20' }, now, zone)).toBeUndefined();
  expect(recentOf({}, now, zone)).toBeUndefined();
});

test('choices are counted, the order is none', () => {
  expect(choicesIn({ volgorde: 'sterkste' })).toBe(0);
  expect(choicesIn({ soort: 'higher', van: '2026-11-01', tot: '2026-11-02', open: true })).toBe(3);
});

test('a row that came on two pages is shown once, in its first place', () => {
  const row = (id: number) => ({ id });
  expect(rowsOf([{ items: [row(3), row(2)] }, { items: [row(2), row(1)] }]).map(({ id }) => id)).toEqual([3, 2, 1]);
});
