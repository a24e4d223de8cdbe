import type { Signal } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { createFormat } from '../i18n/format.ts';
import { nl } from '../i18n/nl.ts';
import { toSignalsCsv } from './signals-csv.ts';

const words = {
  text: nl,
  formatOf: () => createFormat('nl', 'Europe/Amsterdam'),
  addressOf: ({ id }: Signal) => `https://ritme.example/signalen/${id}`,
};
const signal: Signal = {
  id: 7,
  placeId: 3,
  placeName: 'Marktkwartier',
  start: '2026-11-20T21:30:00Z',
  end: null,
  joint: [],
  deviations: [41, 42],
  kinds: ['higher', 'silent'],
  outage: false,
  surprise: 4.25,
  sentence: 'Het was "hard"; dat is het nog.',
};

test('writes what a Dutch spreadsheet reads', () => {
  const [head, row, rest] = toSignalsCsv([signal], words).split('\r\n');
  expect(head).toBe(`\uFEFF${Object.values(nl.signals.columns).join(';')}`);
  expect(row).toBe(
    '20-11-2026 22:30;nog bezig;Marktkwartier;hoger dan normaal, geen metingen;2;nee;4,3;' +
      '"Het was ""hard""; dat is het nog.";https://ritme.example/signalen/7',
  );
  expect(rest).toBe('');
});

test('a name that looks like a formula stays a name', () => {
  expect(toSignalsCsv([{ ...signal, placeName: '=1+1' }], words)).toContain(";'=1+1;");
});
