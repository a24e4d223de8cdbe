import { type PastEffect, sharingLabels } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { effectsTable, mayLeave, toLeave, weeksTable } from './effects-table.ts';
import { measuresNl } from './texts-nl.ts';

const words = { text: measuresNl, language: 'nl' as const };
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
    feeling: [],
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

test('a measure that could not be judged has a row as well, with nothing for what is not known', () => {
  const { columns, rows } = effectsTable([failed], words);
  expect(rows[0]).toHaveLength(columns.length);
  expect(rows[0]).toEqual([
    ...['=Licht', 'Verlichting', 'gestopt', '2026-02-02', '2026-03-02', null, 'voetgangers', '{count}'],
    ...[
      'Vooraf verwacht: 20% minder.',
      'niet te zeggen',
      null,
      null,
      null,
      null,
      null,
      null,
      0,
      null,
      'ja',
      'ja',
      'TLP:CLEAR',
      '',
    ],
  ]);
  // What a picture shows of it: who may see it is never left out.
  expect(columns.flatMap(({ name, isDetail }) => (isDetail ? [] : [name]))).toContain(measuresNl.label);
});

test('weeks have a row each, and a gap has no number', () => {
  const week = { from: '2026-02-02', after: true, measured: null, expected: 12.5, low: 10, high: 15 };
  const { columns, rows } = weeksTable([week], { text: measuresNl, unit: 'dB(A)', simulated: false, caption: 'Weken' });
  expect(rows).toEqual([['2026-02-02', 'ja', null, 12.5, 10, 15, 'dB(A)', 'nee']]);
  expect(columns).toHaveLength(8);
});

test('only what is labelled so leaves the house', () => {
  expect(sharingLabels.filter((label) => mayLeave({ label, simulated: false }))).toEqual(['TLP:CLEAR']);
  // What is made up is no experience of a city.
  expect(sharingLabels.filter((label) => mayLeave({ label, simulated: true }))).toEqual([]);
});

test('what people said leaves only where its own label allows it', () => {
  const feeling = sharingLabels.map((label) => ({ sentence: `Gezegd onder ${label}.`, label }));
  expect(toLeave({ ...failed, feeling }).feeling).toEqual([
    { sentence: 'Gezegd onder TLP:CLEAR.', label: 'TLP:CLEAR' },
  ]);
});
