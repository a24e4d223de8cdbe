import { expect, test } from 'vitest';
import { cutHistory } from './cut-history.ts';

const row = (minute: number) => ({ at: new Date(Date.UTC(2026, 10, 22, 12, minute)) });

test('what is short enough is told whole', () => {
  const lists = { steps: [row(1), row(2)], verdicts: [] };
  expect(cutHistory(lists, 2)).toEqual({ lists, earlierUntil: null });
});

test('all lists begin after what was left over, so that none has a gap', () => {
  const lists = { steps: [row(1), row(5), row(6)], verdicts: [row(2), row(7)] };
  expect(cutHistory(lists, 2)).toEqual({
    lists: { steps: [row(5), row(6)], verdicts: [row(2), row(7)] },
    earlierUntil: row(1).at,
  });
  const both = { steps: [row(1), row(5), row(6)], verdicts: [row(3), row(7), row(8)] };
  expect(cutHistory(both, 2)).toEqual({
    lists: { steps: [row(5), row(6)], verdicts: [row(7), row(8)] },
    earlierUntil: row(3).at,
  });
});

test('what happened at the very moment of the cut waits together', () => {
  const lists = { steps: [row(4), row(4), row(6)] };
  expect(cutHistory(lists, 2)).toEqual({ lists: { steps: [row(6)] }, earlierUntil: row(4).at });
});
