import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgetChanges, budgetChoices } from './budget-changes.ts';

const moment = (placeId: number, day: number) => {
  const start = new Date(Date.UTC(2026, 0, day)).toISOString();
  return { placeId, placeName: `plek ${placeId}`, start, end: start, onceInWeeks: 3, datastreams: [placeId] };
};

test('what comes, goes and stays, newest first', () => {
  const now = [moment(1, 1), moment(1, 5)];
  const other = [moment(1, 5), moment(1, 9), moment(2, 5)];
  expect(budgetChanges(now, other).map(({ placeId, start, change }) => [placeId, start.slice(8, 10), change])).toEqual([
    [1, '09', 'added'],
    [1, '05', 'kept'],
    [2, '05', 'added'],
    [1, '01', 'removed'],
  ]);
});

test('every moment of either budget stands in it once', () => {
  const moments = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 28 })), {
    selector: String,
  });
  fc.assert(
    fc.property(moments, moments, (a, b) => {
      const [now, other] = [a, b].map((list) => list.map(([place, day]) => moment(place, day)));
      const changes = budgetChanges(now ?? [], other ?? []);
      expect(new Set(changes.map(({ key }) => key)).size).toBe(changes.length);
      const count = (...kinds: string[]) => changes.filter(({ change }) => kinds.includes(change)).length;
      expect(count('kept', 'added')).toBe(b.length);
      expect(count('kept', 'removed')).toBe(a.length);
    }),
    { seed: 1 },
  );
});

test('what holds now can be chosen again', () => {
  expect(budgetChoices(1)).toEqual([0.25, 0.5, 1, 2, 3, 5, 7, 14, 21]);
  expect(budgetChoices(4.5)).toContain(4.5);
});
