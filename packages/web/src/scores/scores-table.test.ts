import type { ForecastScores, LeadScore } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { scoresTable } from './scores-table.ts';
import { scoresNl } from './texts-nl.ts';

const words = {
  text: scoresNl,
  placeName: () => 'Marktkwartier',
};
const known: LeadScore = {
  ...{ lead: '6h-24h', count: 180, days: 5, verdict: 'better', mae: 2.5, mase: 0.61, pinball: 0.8, coverage: 0.79 },
  simple: { 'last-value': 6, yesterday: 4, 'last-week': 3.5, rhythm: 3 },
  best: 'rhythm',
};
const learning: LeadScore = {
  ...{ lead: '1d-7d', count: 12, days: 1, verdict: 'learning', mae: null, mase: null, pinball: null, coverage: null },
  simple: { 'last-value': null, yesterday: null, 'last-week': null, rhythm: null },
  best: null,
};
const item: ForecastScores = {
  ...{ datastreamId: 4, name: '=geluid', placeId: 3, propertyName: 'geluid', unit: 'dB(A)', simulated: true },
  ...{ status: 'ready', method: 'mix', days: 28, leads: [known, learning], sentence: '' },
  bands: [
    { promised: 0.8, share: 0.81, count: 400 },
    { promised: 0.95, share: 0.96, count: 400 },
  ],
};

test('has a row per lead time, and no number where nothing is known but the count', () => {
  const { columns, rows } = scoresTable([item], words);
  expect(columns.map(({ name }) => name)).toEqual(scoresNl.csv);
  const who = ['=geluid', 'Marktkwartier', 'geluid', 'dB(A)'];
  expect(rows).toEqual([
    [...who, '6h-24h', 'beter dan simpel', 180, 5, 2.5, 0.61, 0.8, 0.79, 6, 4, 3.5, 3, 0.81, 0.96, 400],
    [...who, '1d-7d', 'nog aan het leren', 12, 1, ...Array.from({ length: 8 }, () => null), 0.81, 0.96, 400],
  ]);
});
