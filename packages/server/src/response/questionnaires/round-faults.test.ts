import { expect, test } from 'vitest';
import { faultText, type RoundFaultId } from './round-faults.ts';

const faults: Record<RoundFaultId, true> = {
  ...{ place: true, question: true, scale: true, better: true, day: true, method: true, source: true },
  ...{ invited: true, count: true, 'number-of-counts': true, 'too-few': true, 'invited-low': true, order: true },
  ...{ future: true, personal: true, 'unknown-field': true, 'no-round': true, full: true, 'other-counts': true },
};
const ids = Object.keys(faults) as RoundFaultId[]; // the type above names them all

test.each(['nl', 'en'] as const)(
  'says in %s what is wrong and how it is mended, at most twenty words a sentence',
  (language) => {
    for (const fault of ids)
      for (const value of ['x', '']) {
        const text = faultText({ fault, value }, language);
        const sentences = text.split(/(?<=\.) /);
        expect(sentences.length, text).toBeGreaterThan(1);
        for (const sentence of sentences) expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(20);
      }
  },
);

test('tells what stands there, not too long, and an empty cell as that', () => {
  expect(faultText({ fault: 'day', value: '31-6' }, 'nl')).toBe('“31-6” is geen dag. Schrijf een dag als 2026-11-23.');
  expect(faultText({ fault: 'count' }, 'nl')).toMatch(/^Een leeg vak is geen heel getal\./);
  expect(faultText({ fault: 'place', value: 'a'.repeat(200) }, 'en')).toMatch(/^“a{40}…” is no place/);
});
