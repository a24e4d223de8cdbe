import { expect, test } from 'vitest';
import { type AnswerForm, checkAnswer, emptyAnswer, toNewInterpretation, toSure } from './answer-form.ts';
import { interpretNl } from './texts-nl.ts';

test.each([
  ['0', 0],
  ['100', 100],
  [' 80 % ', 80],
  ['101', undefined],
  ['-1', undefined],
  ['7,5', undefined],
  ['', undefined],
  ['zeker', undefined],
])('%s is %s per cent', (typed, sure) => {
  expect(toSure(typed)).toBe(sure);
});

test('an empty form says what is missing; with one role that one is taken', () => {
  const fields = (form: AnswerForm) => checkAnswer(form, interpretNl).map(({ field }) => field);
  expect(fields(emptyAnswer(['analyst', 'ward-officer']))).toEqual(['role', 'explanation', 'sure']);
  expect(fields(emptyAnswer(['analyst']))).toEqual(['explanation', 'sure']);
});

const zone = 'Europe/Amsterdam';

test('organisations go along with the label that names them alone', () => {
  const form: AnswerForm = { ...emptyAnswer(['analyst']), explanation: '3', sure: '80', audience: ['4'] };
  expect(toNewInterpretation({ ...form, label: 'TLP:AMBER' }, zone)).toMatchObject({
    audience: [4],
    explanationId: 3,
    sure: 80,
  });
  expect(toNewInterpretation({ ...form, label: 'TLP:RED' }, zone).audience).toEqual([]);
});
