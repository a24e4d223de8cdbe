import { expect, test } from 'vitest';
import { placebosInSpace, placesSentence } from './placebos-in-space.ts';

const count = { spec: { kind: 'count', intervalMs: 3_600_000 } } as const;
const level = { spec: { kind: 'level', intervalMs: 900_000 }, decibel: true } as const;
// What of a question this asks for; the rest of it is about readings.
const asQuestion = (series: object) => ({ series }) as unknown as Parameters<typeof placebosInSpace>[0]['question'];
const asReport = (inSpace: readonly { id: string; onScale: number }[]) => ({
  placebos: { inTime: [], chance: 0.5, inSpace },
});
const footfall = { unit: '{count}', isCount: true };

test('says of each comparison what was found there, in per cent, and nothing where nothing can be told', () => {
  const inSpace = [
    { id: '2', onScale: Math.log(0.97) },
    { id: '3', onScale: Math.log(1.05) },
    { id: '4', onScale: Number.NaN },
    { id: '5', onScale: 1 },
  ];
  const found = placebosInSpace({ report: asReport(inSpace), question: asQuestion({ 2: count, 3: count, 4: count }) });
  expect([...found].map(([id, { percent }]) => [id, Math.round(percent ?? 0)])).toEqual([
    ['2', -3],
    ['3', 5],
  ]);
  expect(placesSentence(found.values(), footfall, 'nl')).toBe(
    'Waarmee is vergeleken, daar is niets gedaan. Toch vindt dezelfde berekening daar tussen 3% minder en 5% meer. Hoe verder dat uiteen ligt, hoe ruimer de marge van het effect.',
  );
  expect(placesSentence(found.values(), footfall, 'en')).toContain('finds between 3% less and 5% more there');
});

test('of sound it is sound energy, and of one place there is no between', () => {
  const report = asReport([{ id: '2', onScale: -1 }]);
  const found = placebosInSpace({ report, question: asQuestion({ 2: level }) });
  expect(found.get('2')).toMatchObject({ inUnit: -1, percent: expect.closeTo(-20.6, 1) });
  expect(placesSentence(found.values(), { unit: 'dB(A)', isCount: false }, 'nl')).toContain('daar 21% minder.');
});

test('says so where none can be told', () => {
  expect(placesSentence([], footfall, 'nl')).toBe(
    'Of de plekken waarmee is vergeleken zelf veranderden, is niet te zeggen.',
  );
});
