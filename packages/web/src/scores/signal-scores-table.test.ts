import type { SignalScores } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { signalScoresTable } from './signal-scores-table.ts';
import { signalScoresNl } from './signal-texts-nl.ts';

const hidden = {
  ...{ useful: null, falseAlarms: null, expected: null, unconfirmed: null },
  ...{ detectMinutes: null, detected: null, reactMinutes: null, reacted: null },
};
const scores: SignalScores = {
  ...{ quarter: '2026-Q3', from: '2026-07-01', to: '2026-09-30', quarters: ['2026-Q3'] },
  ...{ settled: true, missed: { count: 0, items: [], sentence: '' }, sentence: '' },
  items: [
    { placeId: 3, placeName: '=Marktkwartier', signals: 9, ...hidden },
    {
      ...{ placeId: null, placeName: null, signals: 3, useful: 1, falseAlarms: 1, expected: 0, unconfirmed: 1 },
      ...{ detectMinutes: 7.5, detected: 3, reactMinutes: null, reacted: 0 },
    },
  ],
  total: { signals: 12, ...hidden },
};

test('has a row per place and one for all; what is hidden has no number', () => {
  const nothing = Array.from({ length: 8 }, () => null);
  const { columns, rows } = signalScoresTable(scores, signalScoresNl);
  expect(columns).toHaveLength(11);
  expect(rows).toEqual([
    ['=Marktkwartier', '2026-Q3', 9, ...nothing],
    ['Zonder plek', '2026-Q3', 3, 1, 1, 0, 1, 7.5, 3, null, 0],
    ['Alles samen', '2026-Q3', 12, ...nothing],
  ]);
});
