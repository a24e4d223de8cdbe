import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededBytes } from '../disclosure/seeded.test-kit.ts';
import { summariseAnswers } from './answer-group.ts';
import { contrastOfMeans, contrastOfShares, shareInterval } from './contrast.ts';

const share = (yes: number, n: number) => summariseAnswers([n - yes, yes], [0, 1]);
const change = (after: Parameters<typeof share>, before: Parameters<typeof share>) =>
  contrastOfShares([
    { weight: 1, group: share(...after) },
    { weight: -1, group: share(...before) },
  ]);

describe('shares', () => {
  // Newcombe 1998 (Statistics in Medicine 17: 873–890), table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i against %i of %i: as Newcombe published', (a, m, b, n, low, high) => {
    const found = change([a, m], [b, n]);
    expect(found.difference).toBeCloseTo(a / m - b / n, 10);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('nobody who says yes is an interval too', () => {
    expect(shareInterval(share(0, 10)).low).toBe(0);
    expect(shareInterval(share(0, 10)).high).toBeCloseTo(0.2775, 4);
  });
});

describe('means', () => {
  test('two groups: as Welch computes it', () => {
    const found = contrastOfMeans([
      { weight: 1, group: { n: 10, mean: 5, spread: 2 } },
      { weight: -1, group: { n: 20, mean: 4, spread: 1 } },
    ]);
    // variance 0.4 + 0.05, freedom 0.45² / (0.4² / 9 + 0.05² / 19) = 11.308, t = 2.1937
    expect(found.difference).toBe(1);
    expect(found.high - 1).toBeCloseTo(2.1937 * Math.sqrt(0.45), 3);
    expect(1 - found.low).toBeCloseTo(found.high - 1, 10);
  });

  test('one answer by all is no certainty', () => {
    const all = summariseAnswers([0, 10], [1, 2]);
    const { low, high } = contrastOfMeans([
      { weight: 1, group: all },
      { weight: -1, group: all },
    ]);
    expect(low).toBeLessThan(-0.2);
    expect(high).toBeGreaterThan(0.2);
  });

  test('turned round it is the same with the other sign', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 });
    const group = counts
      .filter((row) => row.reduce((a, b) => a + b, 0) >= 10)
      .map((row) => summariseAnswers(row, [1, 2, 3, 4, 5]));
    fc.assert(
      fc.property(group, group, (a, b) => {
        const there = contrastOfMeans([
          { weight: 1, group: a },
          { weight: -1, group: b },
        ]);
        const back = contrastOfMeans([
          { weight: 1, group: b },
          { weight: -1, group: a },
        ]);
        expect(there.low).toBeCloseTo(-back.high, 10);
        expect(there.low).toBeLessThan(there.difference);
      }),
    );
  });
});

/** Marks from 1 to 10 as Dutch neighbourhoods give them: most of them 6 to 8, few low ones. */
const marks = [0.01, 0.01, 0.02, 0.04, 0.09, 0.18, 0.31, 0.24, 0.07, 0.03];
const values = marks.map((_, at) => at + 1);

test('the intervals hold what they promise, in simulated rounds', () => {
  const bytes = seededBytes(128);
  const draw = () => new DataView(bytes(4).buffer).getUint32(0) / 2 ** 32;
  const round = (chances: readonly number[], n: number) => {
    const counts = chances.map(() => 0);
    for (let i = 0; i < n; i++) {
      let left = draw();
      let at = 0;
      while (at < chances.length - 1 && left >= (chances[at] ?? 0)) left -= chances[at++] ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  };
  const holds = { means: 0, shares: 0, both: 0 };
  const rounds = 1_500;
  for (let i = 0; i < rounds; i++) {
    const group = (n: number) => summariseAnswers(round(marks, n), values);
    const yes = (n: number) => summariseAnswers(round([0.7, 0.3], n), [0, 1]);
    const [mean, part] = [contrastOfMeans, contrastOfShares];
    const pair = (after: ReturnType<typeof group>, before: ReturnType<typeof group>) => [
      { weight: 1, group: after },
      { weight: -1, group: before },
    ];
    const isHeld = ({ low, high }: { low: number; high: number }) => Number(low <= 0 && high >= 0);
    holds.means += isHeld(mean(pair(group(30), group(60))));
    holds.shares += isHeld(part(pair(yes(40), yes(80))));
    const against = pair(group(25), group(50)).map((term) => ({ ...term, weight: -term.weight }));
    holds.both += isHeld(mean([...pair(group(30), group(60)), ...against]));
  }
  for (const held of Object.values(holds)) {
    expect(held / rounds).toBeGreaterThan(0.93);
    expect(held / rounds).toBeLessThan(0.975);
  }
});
