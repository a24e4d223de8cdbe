import type { ForecastScores, LeadScore } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { toScoresCsv } from './scores-csv.ts';
import { scoresNl } from './texts-nl.ts';

const words = {
  text: scoresNl,
  placeName: () => 'Marktkwartier',
  number: (value: number) => String(value).replace('.', ','),
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
  const [head, first, second, rest] = toScoresCsv([item], words).split('\r\n');
  expect(head).toBe(`\uFEFF${scoresNl.csv.join(';')}`);
  expect(first).toBe(
    "'=geluid;Marktkwartier;geluid;dB(A);6h-24h;beter dan simpel;180;5;2,5;0,61;0,8;0,79;6;4;3,5;3;0,81;0,96;400",
  );
  expect(second).toBe("'=geluid;Marktkwartier;geluid;dB(A);1d-7d;nog aan het leren;12;1;;;;;;;;;0,81;0,96;400");
  expect(rest).toBe('');
});

test('every row has a cell for each column', () => {
  for (const row of toScoresCsv([item], words).trim().split('\r\n'))
    expect(row.split(';')).toHaveLength(scoresNl.csv.length);
});
