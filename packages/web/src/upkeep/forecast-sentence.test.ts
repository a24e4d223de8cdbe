import { expect, test } from 'vitest';
import { createFormat } from '../i18n/format.ts';
import { forecastSentence } from './forecast-sentence.ts';
import { sizeText } from './sizes.ts';
import { upkeepNl } from './texts-nl.ts';

const format = createFormat('nl');

test.each([
  [
    { kind: 'full', day: '2027-03-04', earliest: '2027-02-01', latest: '2027-05-06' } as const,
    'De schijf is vol rond 4 maart 2027, als het zo doorgaat. Waarschijnlijk tussen 1 februari 2027 en 6 mei 2027.',
  ],
  [
    { kind: 'full', day: '2027-03-04', earliest: '2027-02-01', latest: null } as const,
    'De schijf is vol rond 4 maart 2027, als het zo doorgaat. Dat kan vanaf 1 februari 2027, en ook veel later.',
  ],
  [{ kind: 'far', years: 3 } as const, 'De schijf is de komende 3 jaar niet vol, als het zo doorgaat.'],
  [
    { kind: 'unknown', reason: 'few-samples', have: 1, need: 7 } as const,
    'Wanneer de schijf vol is, is niet te zeggen. Er zijn 1 van de 7 dagen gemeten.',
  ],
  [
    { kind: 'unknown', reason: 'elsewhere' } as const,
    'Wanneer de schijf vol is, is hier niet te zeggen. Vraag het de beheerder van de database.',
  ],
])('%j', (forecast, sentence) => {
  expect(forecastSentence(forecast, upkeepNl, format)).toBe(sentence);
});

test('sizes of disks', () => {
  expect([500 * 1_024, 3 * 1_024 ** 2, 2.5 * 1_024 ** 3].map((bytes) => sizeText(bytes, format))).toEqual([
    '500\u00a0KiB',
    '3\u00a0MiB',
    '2,5\u00a0GiB',
  ]);
});
