import { expect, test } from 'vitest';
import { parseExpression } from './filter/parse-expression.ts';
import { timeSpanOf } from './time-span.ts';

const JAN = Date.UTC(2026, 0, 1);
const FEB = Date.UTC(2026, 1, 1);

test.each([
  ['phenomenonTime ge 2026-01-01T00:00:00Z', { from: JAN, to: undefined }],
  ['2026-01-01T00:00:00Z lt phenomenonTime', { from: JAN, to: undefined }],
  ['phenomenonTime gt 2026-01-01T00:00:00Z and phenomenonTime lt 2026-02-01T00:00:00Z', { from: JAN, to: FEB }],
  [
    'phenomenonTime ge 2026-01-01T00:00:00Z and result gt 5 and 2026-02-01T00:00:00Z ge phenomenonTime',
    { from: JAN, to: FEB },
  ],
  ['phenomenonTime ge 2026-01-01T00:00:00Z and phenomenonTime ge 2026-02-01T00:00:00Z', { from: FEB, to: undefined }],
  ['phenomenonTime eq 2026-02-01T00:00:00Z', { from: FEB, to: FEB }],
  ['phenomenonTime ne 2026-02-01T00:00:00Z', {}],
  ['resultTime ge 2026-01-01T00:00:00Z', {}],
  ['not phenomenonTime ge 2026-01-01T00:00:00Z', {}],
  ['phenomenonTime ge 2026-02-01T00:00:00Z or phenomenonTime lt 2026-01-01T00:00:00Z', {}],
])('%s', (filter, span) => {
  expect(timeSpanOf(parseExpression('Observations', filter))).toEqual(span);
});

test('no filter says nothing', () => {
  expect(timeSpanOf(undefined)).toEqual({});
});
