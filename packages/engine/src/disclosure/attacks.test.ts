import { describe, expect, it } from 'vitest';
import { type Budget, decideRelease, type Release } from './ledger.ts';
import { marginOf, releaseCount } from './noise/mechanisms.ts';
import { roundAtRandom } from './rounding/random-rounding.ts';
import { seededDraws } from './seeded.test-kit.ts';
import { auditCells } from './suppression/audit.ts';
import { crossedCells, overlappingCells, range, twoWayCells } from './suppression/cells.ts';
import { suppress } from './suppression/suppress.ts';

/** What somebody outside can do with what is published. Each attack first works on naive protection, then fails on ours. */
const minimum = 5;
const naive = (counts: readonly number[]) =>
  range(counts.length).filter((at) => (counts[at] ?? 0) > 0 && (counts[at] ?? 0) < minimum);

describe('totals minus cells', () => {
  const table = twoWayCells([
    [14, 3, 22],
    [18, 25, 31],
    [9, 40, 17],
  ]);

  it('gives a cell away when only small counts are hidden', () => {
    expect(auditCells(table, naive(table.counts)).get(1)).toEqual({ low: 3, high: 3 });
  });

  it('gives at least the minimum as interval when we publish', () => {
    const { low, high } = suppress(table, { minimum }).intervals.get(1) ?? { low: 0, high: 0 };
    expect(high - low).toBeGreaterThanOrEqual(minimum);
  });
});

describe('overlapping areas', () => {
  // A street of 3 passers-by lies in one drawn area and not in the other.
  const pieces = [60, 3, 45];
  const areas = [[0, 1, 2], [0, 2], [0], [2]];

  it('gives the street away when the areas are published as they are', () => {
    const cells = overlappingCells(pieces, areas);
    expect(auditCells(cells, [0, 1, 2]).get(1)).toEqual({ low: 3, high: 3 });
  });

  it('hides enough areas when we publish', () => {
    const { shown, intervals } = suppress(overlappingCells(pieces, areas), { minimum });
    const { low, high } = intervals.get(1) ?? { low: 0, high: 0 };
    expect(high - low).toBeGreaterThanOrEqual(minimum);
    expect(shown.slice(3).some((value) => value !== null)).toBe(true);
  });
});

describe('differencing', () => {
  it('by a question with and without one group is caught when the difference is named', () => {
    // Area A is pieces 0–3, area B leaves out 2 and 3, which hold 2 + 2 people together.
    const cells = overlappingCells(
      [30, 20, 2, 2],
      [
        [0, 1, 2, 3],
        [0, 1],
      ],
      [[2, 3]],
    );
    const { intervals } = suppress(cells, { minimum });
    const { low, high } = intervals.get(6) ?? { low: 0, high: 0 };
    expect(high - low).toBeGreaterThanOrEqual(minimum);
  });

  it('of two noisy releases is no better than the noise of both', () => {
    const draws = seededDraws(3);
    const noisy = (count: number) =>
      releaseCount({ count, sensitivity: 1, epsilonMillionths: 500_000, max: 10_000 }, draws);
    let right = 0;
    for (let turn = 0; turn < 2_000; turn += 1) {
      const present = turn % 2;
      // The attacker says "present" when the difference is above one half.
      if (Number(noisy(200 + present) - noisy(200) > 0.5) === present) right += 1;
    }
    // ε-differential privacy with 2 × 0.5 bounds the guess to e/(1+e) = 73 %; chance alone is right in 50 %.
    expect(right / 2_000).toBeLessThan(Math.E / (1 + Math.E) + 0.03);
  });
});

describe('time slicing', () => {
  // Windows that start later and later: each differs from the next by one minute of 1 to 3 people.
  const minutes = [12, 2, 1, 3, 15, 11];
  const windows = range(6).map((start) => range(6).filter((minute) => minute >= start));

  it('gives a minute away when sliding windows are published as they are', () => {
    const cells = overlappingCells(minutes, windows);
    expect(auditCells(cells, range(6)).get(2)).toEqual({ low: 1, high: 1 });
  });

  it('gives no minute away when we publish', () => {
    const { primary, intervals } = suppress(overlappingCells(minutes, windows), { minimum });
    expect(primary).toEqual([1, 2, 3]);
    for (const cell of primary) {
      const { low, high } = intervals.get(cell) ?? { low: 0, high: 0 };
      expect(high - low).toBeGreaterThanOrEqual(minimum);
    }
  });

  it('gives no hour of a street away through the day and the district', () => {
    const cells = crossedCells(
      [3, 3, 3, -1],
      [2, 2, -1],
      (time, place) =>
        [
          [21, 2],
          [30, 14],
          [9, 26],
        ][time]?.[place] ?? 0,
    );
    expect(auditCells(cells, naive(cells.counts)).get(1)).toEqual({ low: 2, high: 2 });
    const { low, high } = suppress(cells, { minimum }).intervals.get(1) ?? { low: 0, high: 0 };
    expect(high - low).toBeGreaterThanOrEqual(minimum);
  });
});

describe('repeated questions', () => {
  it('average the noise away when each answer is drawn anew', () => {
    const draws = seededDraws(7);
    const answers = range(4_000).map(() =>
      releaseCount({ count: 17, sensitivity: 1, epsilonMillionths: 500_000, max: 1_000 }, draws),
    );
    expect(Math.abs(answers.reduce((sum, value) => sum + value, 0) / 4_000 - 17)).toBeLessThan(0.5);
  });

  it('get one and the same answer from the ledger, and other questions run into the budget', () => {
    const budget: Budget = { unit: 'event', epsilonMillionths: 1_000_000 };
    const draws = seededDraws(7);
    const past: Release[] = [];
    const answers = new Map<string, number>();
    const ask = (question: string): number | undefined => {
      const request = { question, places: ['markt'], from: 0, to: 1, epsilonMillionths: 100_000 };
      const decision = decideRelease(budget, past, request);
      if (decision.kind === 'repeat') return answers.get(decision.release);
      if (decision.kind === 'spent') return undefined;
      const id = `${past.length}`;
      past.push({ ...request, id });
      answers.set(id, releaseCount({ count: 17, sensitivity: 1, epsilonMillionths: 100_000, max: 1_000 }, draws));
      return answers.get(id);
    };
    expect(new Set(range(500).map(() => ask('how many')))).toHaveProperty('size', 1);
    // A thousand spellings of the same question: ten are answered, then it is over.
    const spelled = range(1_000).map((turn) => ask(`how many (${turn})`));
    expect(spelled.filter((answer) => answer !== undefined)).toHaveLength(9);
    // The mean of ten answers at ε = 0.1 is still off by more than one passer-by, as ε = 1 in all allows.
    expect(marginOf(1, 1_000_000, 0.5)).toBeGreaterThanOrEqual(1);
  });

  it('average random rounding away when it is drawn anew, and not when each cell keeps its draw', () => {
    const anew = seededDraws(12);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(range(4_000).map(() => roundAtRandom(7, 5, anew))) - 7)).toBeLessThan(0.2);
    const kept = range(4_000).map(() => roundAtRandom(7, 5, seededDraws(99)));
    expect(new Set(kept).size).toBe(1);
  });
});
