import { expect, test } from 'vitest';
import { explainFaults } from './fault-words.ts';

const ofType = (type: string | string[]) =>
  explainFaults([{ keyword: 'type', instancePath: '/sure', params: { type } }])[0]?.message;

test.each([
  ['integer', 'een geheel getal'],
  ['boolean', 'true of false'],
  [['string', 'null'], 'tekst of null'],
  ['nothing we know', 'nothing we know'],
])('says in Dutch that %s is needed', (type, words) => {
  expect(ofType(type)?.nl).toBe(`is van de verkeerde soort; nodig is ${words}`);
});

test('keeps the names of JSON in English', () => {
  expect(ofType('integer')?.en).toBe('is of the wrong type; must be integer');
});
