import { expect, test } from 'vitest';
import { createFormat } from '../../i18n/format.ts';
import { nl } from '../../i18n/nl.ts';
import { hoursBegun, weekSentence } from './week-sentence.ts';

const timeZone = 'Europe/Amsterdam';
const format = createFormat('nl', timeZone);
const empty: (number | null)[] = Array.from({ length: 168 }, () => null);
const week = { normal: empty, measured: empty, unit: 'dB(A)', timeZone, monday: '2026-11-16' };
const at = (index: number, value: number) => empty.map((_, i) => (i === index ? value : i < 140 ? 50 : null));

test('the highest hour', () => {
  expect(weekSentence({ ...week, mode: 'measured', measured: at(5 * 24 + 11, 68) }, nl, format)).toBe(
    'Het hoogste uur was zaterdag 21 november van 11.00 tot 12.00 uur: 68\u00a0dB(A).',
  );
});

test('the hour that differs most, up or down', () => {
  const normal = empty.map(() => 50);
  expect(weekSentence({ ...week, normal, mode: 'difference', measured: at(23, 46.6) }, nl, format)).toBe(
    'Het grootste verschil was maandag 16 november van 23.00 tot 24.00 uur: 3,4\u00a0dB(A) lager dan normaal.',
  );
  expect(weekSentence({ ...week, normal, mode: 'difference', measured: at(0, 60) }, nl, format)).toContain(
    '10\u00a0dB(A) hoger dan normaal',
  );
  expect(weekSentence({ ...week, normal, mode: 'difference', measured: normal }, nl, format)).toBe(
    nl.place.weekSentence.same,
  );
});

test('nothing measured is said so', () => {
  expect(weekSentence({ ...week, mode: 'measured' }, nl, format)).toBe(nl.place.weekSentence.nothing);
  expect(weekSentence({ ...week, mode: 'difference' }, nl, format)).toBe(nl.place.weekSentence.nothingToCompare);
});

test('the hours of this week that have begun, in the zone of the place', () => {
  expect(hoursBegun('2026-11-16', Date.parse('2026-11-16T00:30:00Z'), timeZone)).toBe(2);
  expect(hoursBegun('2026-11-16', Date.parse('2026-11-22T22:59:00Z'), timeZone)).toBe(168);
});
