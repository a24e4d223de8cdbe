import { expect, test } from 'vitest';
import { fieldName } from './field-name.ts';
import { measuresEn } from './texts-en.ts';
import { measuresNl } from './texts-nl.ts';

test.each([
  ['/plan/by', 'Op welke dag moet het effect er zijn?'],
  ['/plan/ownerId/0', 'Wie doet het'],
  ['/plan/expected/1/comparisons/2', 'Verwachting 2: Waarmee vergelijken we?'],
  ['/plan/expected/0/size', 'Verwachting 1'],
  ['/reason', 'Waarom?'],
  ['/plan/unheard', '/plan/unheard'],
])('%s is called as in the form', (pointer, name) => {
  expect(fieldName(pointer, measuresNl)).toBe(name);
});

test('and in English', () => {
  expect(fieldName('/plan/endsOn', measuresEn)).toBe(measuresEn.endsOn);
});
