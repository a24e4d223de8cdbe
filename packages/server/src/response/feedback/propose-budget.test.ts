import { type FeedbackVerdict, feedbackVerdicts } from '@wijkritme/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENOUGH, proposeBudget } from './propose-budget.ts';
import { verdictOfSignal } from './verdict-of-signal.ts';

const many = (useful: number, falseAlarms: number, expected: number): FeedbackVerdict[] => [
  ...new Array<FeedbackVerdict>(useful).fill('useful'),
  ...new Array<FeedbackVerdict>(falseAlarms).fill('false-alarm'),
  ...new Array<FeedbackVerdict>(expected).fill('expected'),
];
const verdict = fc.constantFrom(...feedbackVerdicts);
const perWeek = fc.double({ min: 0.04, max: 100, noNaN: true });

describe('what most people say of a signal', () => {
  test.each([
    [{ useful: 0, 'false-alarm': 0, expected: 0 }, undefined],
    [{ useful: 1, 'false-alarm': 0, expected: 0 }, 'useful'],
    [{ useful: 1, 'false-alarm': 1, expected: 0 }, undefined],
    [{ useful: 1, 'false-alarm': 2, expected: 1 }, 'false-alarm'],
    [{ useful: 2, 'false-alarm': 1, expected: 2 }, undefined],
  ])('%j: %s', (votes, expected) => {
    expect(verdictOfSignal(votes)).toBe(expected);
  });
});

describe('a proposal for another budget', () => {
  test.each([
    ['four false alarms are not enough', many(0, 4, 0), undefined],
    ['five false alarms: half as many', many(0, 5, 0), 1],
    ['half of them false: half as many', many(3, 3, 0), 1],
    ['fewer than half false: as it is', many(4, 3, 0), undefined],
    ['all useful: twice as many', many(5, 0, 0), 4],
    ['four of five useful, one expected: twice as many', many(4, 0, 1), 4],
    ['four of five useful, one false: as it is', many(4, 1, 0), undefined],
    ['expected ones speak for nothing', many(0, 0, 20), undefined],
  ])('%s', (_name, verdicts, proposed) => {
    expect(proposeBudget(verdicts, 2)?.proposed).toBe(proposed);
  });

  test('hangs on how many said what, not on the order', () => {
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 30 }), perWeek, (verdicts, now) => {
        expect(proposeBudget([...verdicts].reverse(), now)).toEqual(proposeBudget(verdicts, now));
      }),
    );
  });

  test('stays within what a budget may be, is another number, and goes the way it says', () => {
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 30 }), perWeek, (verdicts, now) => {
        const found = proposeBudget(verdicts, now);
        if (!found) return;
        expect(verdicts.length).toBeGreaterThanOrEqual(ENOUGH);
        expect(found.proposed).toBeGreaterThanOrEqual(0.04);
        expect(found.proposed).toBeLessThanOrEqual(100);
        expect(found.proposed < now).toBe(found.kind === 'fewer');
        expect(found.useful + found.falseAlarms + found.expected).toBe(found.judged);
      }),
    );
  });

  test('one more false alarm never makes it propose more', () => {
    fc.assert(
      fc.property(fc.array(verdict, { maxLength: 30 }), perWeek, (verdicts, now) => {
        expect(proposeBudget([...verdicts, 'false-alarm'], now)?.kind).not.toBe('more');
      }),
    );
  });
});
