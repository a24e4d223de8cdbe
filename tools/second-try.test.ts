import { expect, test } from 'vitest';
import { countTests, filesToTryAgain, joinReports, withErrorsOutside } from './second-try.mjs';

type Status = 'passed' | 'failed' | 'pending';
const file = (name: string, tests: Record<string, Status>, status?: 'failed') => ({
  name,
  status: status ?? (Object.values(tests).includes('failed') ? 'failed' : 'passed'),
  assertionResults: Object.entries(tests).map(([fullName, outcome]) => ({
    fullName,
    status: outcome,
    failureMessages: outcome === 'failed' ? ['AssertionError: too late\n  at line 3'] : [],
  })),
});
const good = file('good.test.ts', { a: 'passed', b: 'pending' });

test('only what failed runs again, and only when it is little', () => {
  const bad = (count: number) => Array.from({ length: count }, (_, at) => file(`${at}.test.ts`, { a: 'failed' }));
  expect(filesToTryAgain({ testResults: [good] })).toEqual([]);
  expect(filesToTryAgain({ testResults: [good, ...bad(3)] })).toEqual(['0.test.ts', '1.test.ts', '2.test.ts']);
  expect(filesToTryAgain({ testResults: [good, ...bad(4)] })).toEqual([]);
});

test('a file that ran twice counts as it ended, and what was unsteady is named', () => {
  const first = { testResults: [good, file('bad.test.ts', { a: 'failed', b: 'passed', c: 'failed' })] };
  const joined = joinReports(first, { testResults: [file('bad.test.ts', { a: 'passed', b: 'passed', c: 'failed' })] });
  expect(countTests(joined)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  expect(joined.unsteady).toEqual([{ file: 'bad.test.ts', fullName: 'a', why: 'AssertionError: too late' }]);
});

test('a file that fails again, or breaks before its tests, stays failed', () => {
  const first = { testResults: [good, file('broken.test.ts', {}, 'failed')] };
  expect(countTests(joinReports(first, { testResults: [] }))).toEqual({ passed: 1, failed: 1, skipped: 1 });
  expect(countTests(joinReports(first, first))).toMatchObject({ failed: 1 });
  expect(joinReports(first, first).unsteady).toEqual([]);
});

test('an error outside every test is a failure of its file, which gets its second try', () => {
  const errors = [{ file: 'good.test.ts', message: 'Connection terminated\n  at line 9' }];
  const first = withErrorsOutside({ testResults: [good] }, errors);
  expect(countTests(first)).toEqual({ passed: 1, failed: 1, skipped: 1 });
  expect(filesToTryAgain(first)).toEqual(['good.test.ts']);
  const joined = joinReports(first, { testResults: [good] });
  expect(countTests(joined)).toEqual({ passed: 1, failed: 0, skipped: 1 });
  expect(joined.unsteady).toEqual([
    { file: 'good.test.ts', fullName: 'outside its tests', why: 'Connection terminated' },
  ]);
});

test('an error of which nobody knows the file stays a failure', () => {
  const first = withErrorsOutside({ testResults: [good] }, [{ file: null, message: 'lost' }]);
  expect(filesToTryAgain(first)).toEqual([]);
  expect(countTests(joinReports(first, { testResults: [] }))).toMatchObject({ failed: 1 });
});
