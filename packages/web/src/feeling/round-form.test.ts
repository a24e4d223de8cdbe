import { expect, test } from 'vitest';
import { emptyRound, problemsOf, type RoundForm, toRound } from './round-form.ts';

const TODAY = '2026-11-22';
const filled: RoundForm = {
  ...emptyRound,
  ...{ question: 'Voelt u zich veilig?', scale: 'yes-no', from: '2026-01-05', until: '2026-01-20', source: 'Peiling' },
  counts: ['40', ' 60 ', '7'],
};

test('an empty form says all that is missing', () => {
  expect([...problemsOf(emptyRound, TODAY)].sort()).toEqual(['counts', 'from', 'question', 'source', 'until']);
});

test('a filled one is sent as numbers, of its own scale alone', () => {
  expect([...problemsOf(filled, TODAY)]).toEqual([]);
  expect(toRound(filled, 3)).toMatchObject({ placeId: 3, counts: [40, 60], invited: null, questionEn: null });
});

test.each<[Partial<RoundForm>, string]>([
  [{ until: '2025-12-31' }, 'order'],
  [{ until: '2026-11-23' }, 'future'],
  [{ invited: '99' }, 'few-invited'],
  [{ invited: 'veel' }, 'invited'],
  [{ counts: ['4', '5'] }, 'few'],
  [{ counts: ['4,5', '50'] }, 'counts'],
  [{ scale: 'points-4' }, 'counts'],
])('%j is a problem: %s', (change, problem) => {
  expect([...problemsOf({ ...filled, ...change }, TODAY)]).toEqual([problem]);
});
