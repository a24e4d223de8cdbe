import { type PastEffect, sharingLabels } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { mayLeave, toEffectsCsv, toWeeksCsv } from './effects-csv.ts';
import { measuresNl } from './texts-nl.ts';

const words = { text: measuresNl, language: 'nl' as const, number: (value: number) => String(value).replace('.', ',') };
const nothing = { percent: null, inUnit: null };
const failed: PastEffect = {
  ...{
    id: 1,
    interventionId: 2,
    title: '=Licht',
    kind: 'lighting',
    state: 'stopped',
    emergency: true,
    label: 'TLP:CLEAR',
  },
  ...{
    placeName: 'Markt',
    costEuros: null,
    startedAt: '2026-02-02T00:00:00Z',
    until: '2026-03-02T00:00:00Z',
    weeks: null,
  },
  ...{ property: 'voetgangers', unit: '{count}', simulated: true, expectedDirection: 'less', expectedSize: 20 },
  ...{
    expectedAs: 'percent',
    comparisons: 0,
    verdict: 'cannot-tell',
    sentence: '',
    expectation: 'Vooraf verwacht: 20% minder.',
  },
  ...{ effect: nothing, low: nothing, high: nothing },
} as PastEffect;

test('a measure that could not be judged has a row as well, with empty cells for what is not known', () => {
  const [head, row] = toEffectsCsv([failed], words).trim().split('\r\n');
  expect(row?.split(';')).toHaveLength(head?.split(';').length ?? 0);
  expect(row).toBe(
    "'=Licht;Verlichting;gestopt;2026-02-02;2026-03-02;;voetgangers;{count};Vooraf verwacht: 20% minder.;niet te zeggen;;;;;;;0;;ja;ja",
  );
});

test('weeks have a row each, and a gap is empty', () => {
  const week = { from: '2026-02-02', after: true, measured: null, expected: 12.5, low: 10, high: 15 };
  const [head, row] = toWeeksCsv([week], { ...words, unit: 'dB(A)', simulated: false })
    .trim()
    .split('\r\n');
  expect(row).toBe('2026-02-02;ja;;12,5;10;15;dB(A);nee');
  expect(head?.split(';')).toHaveLength(8);
});

test('only what is labelled so leaves the house', () => {
  expect(sharingLabels.filter((label) => mayLeave({ label }))).toEqual(['TLP:CLEAR']);
});
