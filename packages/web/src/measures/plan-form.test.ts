import { expect, test } from 'vitest';
import { emptyExpected, emptyPlan, type PlanForm, problemsOf, toPlan, toPlanForm, warningsOf } from './plan-form.ts';
import { measuresNl } from './texts-nl.ts';

const good: PlanForm = {
  ...emptyPlan(3, 7),
  title: ' Iemand op het plein ',
  startsOn: '2026-11-23',
  endsOn: '2026-12-20',
  by: '2026-12-20',
  cost: '1200',
  expected: [{ ...emptyExpected(1), datastreamId: '9', size: '12,5', comparisons: [4, 5] }],
};

test('an empty form says what is missing, field by field', () => {
  const fields = problemsOf(emptyPlan(3, 7), measuresNl).map(({ fieldId }) => fieldId);
  expect(fields).toEqual(['plan-title', 'plan-start', 'plan-end', 'plan-by', 'plan-series-1', 'plan-size-1']);
  // In the list above the form each says by itself what is missing.
  const messages = problemsOf(emptyPlan(3, 7), measuresNl).map(({ message }) => message);
  expect(new Set(messages).size).toBe(messages.length);
});

test.each<[string, Partial<PlanForm>, string]>([
  ['an end before the start', { endsOn: '2026-11-01' }, 'plan-end'],
  ['an effect before the start', { by: '2026-11-23' }, 'plan-by'],
  ['a cost in words', { cost: 'duizend' }, 'plan-cost'],
  ['nothing expected', { expected: [{ ...emptyExpected(2), datastreamId: '9', size: '0' }] }, 'plan-size-2'],
])('%s is told at its field', (_name, change, field) => {
  expect(problemsOf({ ...good, ...change }, measuresNl).map(({ fieldId }) => fieldId)).toEqual([field]);
});

test('a good form becomes the plan that the server takes, and back', () => {
  expect(problemsOf(good, measuresNl)).toEqual([]);
  const plan = toPlan(good);
  expect(plan).toMatchObject({ title: 'Iemand op het plein', costEuros: 1200, stopOn: null, agreementId: null });
  expect(plan.expected).toEqual([
    { datastreamId: 9, direction: 'less', size: 12.5, as: 'percent', comparisons: [4, 5] },
  ]);
  expect(toPlan(toPlanForm(plan))).toEqual(plan);
});

test.each<[string, Partial<PlanForm>, string[]]>([
  ['days to come', {}, []],
  ['days that were not chosen', { endsOn: '', by: '' }, []],
  ['an effect expected today', { by: '2026-11-23' }, ['plan-by']],
  ['an effect expected before', { by: '2026-11-15' }, ['plan-by']],
  ['a last day and a stop day that are today', { endsOn: '2026-11-23', stopOn: '2026-11-23' }, []],
  [
    'a last day and a stop day that are over',
    { endsOn: '2026-11-22', stopOn: '2026-11-22' },
    ['plan-end', 'plan-stop'],
  ],
])('%s: warns where the measure could not begin', (_name, change, fields) => {
  const warnings = warningsOf({ ...good, ...change }, '2026-11-23', measuresNl);
  expect(warnings.map(({ fieldId }) => fieldId)).toEqual(fields);
});
