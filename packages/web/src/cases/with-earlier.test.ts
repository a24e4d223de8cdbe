import type { CaseMeasure, CaseStep } from '@wijkritme/contract';
import { expect, test } from 'vitest';
import { withEarlier } from './with-earlier.ts';

const by = { role: 'analyst', organisation: { id: 1, name: 'Gemeente', kind: 'municipality' } } as const;
const step = (day: number): CaseStep => ({
  ...{ kind: 'closed', at: `2026-11-0${day}T08:00:00.000Z`, signalId: null, reason: null },
  ...by,
});
const measure = (id: number, ...days: number[]): CaseMeasure => ({
  ...{ id, title: 'Iemand op het plein', state: 'running', verdicts: [] },
  ...{ startsOn: '2026-11-21', endsOn: '2026-12-20', stopOn: null },
  steps: days.map((day) => ({ at: step(day).at, state: 'running', ...by })),
});

test('puts what was fetched later before what is there, each measure once', () => {
  const file = { steps: [step(5)], measures: [measure(2, 6)] };
  const pieces = [
    { steps: [step(3)], measures: [measure(2, 4)] },
    { steps: [step(1)], measures: [measure(1, 2), measure(2)] },
  ];
  expect(withEarlier(file, pieces)).toEqual({
    steps: [step(1), step(3), step(5)],
    measures: [measure(1, 2), measure(2, 4, 6)],
  });
  expect(withEarlier(file, [])).toBe(file);
});
