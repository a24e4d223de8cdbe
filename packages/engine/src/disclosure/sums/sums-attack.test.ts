import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountRule, showCount } from '../outward.ts';
import { isOpenTogether } from './open-together.ts';
import { planSums, type SumOfSeries } from './plan-sums.ts';

/** One moment: every series without parts has its count; what was not counted is absent. */
type Moment = ReadonlyMap<number, number>;

interface Structure {
  readonly name: string;
  readonly sums: readonly SumOfSeries[];
  readonly leaves: readonly number[];
  /** Is this moment possible? Counts by series without parts. */
  readonly holds: (moment: Moment) => boolean;
}

const at = (moment: Moment, series: number) => moment.get(series) ?? 0;
const always = () => true;
const structures: readonly Structure[] = [
  { name: 'in + out', sums: [{ total: 9, parts: [1, 2] }], leaves: [1, 2], holds: always },
  { name: 'three lanes', sums: [{ total: 9, parts: [1, 2, 3] }], leaves: [1, 2, 3], holds: always },
  {
    name: 'a total of a total',
    sums: [
      { total: 8, parts: [1, 2] },
      { total: 9, parts: [8, 3] },
    ],
    leaves: [1, 2, 3],
    holds: always,
  },
  {
    name: 'two totals that share a part',
    sums: [
      { total: 8, parts: [1, 2] },
      { total: 9, parts: [1, 3] },
    ],
    leaves: [1, 2, 3],
    holds: always,
  },
  {
    name: 'a table of two by two with margins',
    sums: [
      { total: 11, parts: [1, 2] },
      { total: 12, parts: [3, 4] },
      { total: 13, parts: [1, 3] },
      { total: 14, parts: [2, 4] },
      { total: 20, parts: [11, 12] },
      { total: 20, parts: [13, 14] },
    ],
    leaves: [1, 2, 3, 4],
    holds: always,
  },
  {
    name: 'in + out and on foot + by bicycle',
    sums: [
      { total: 9, parts: [1, 2] },
      { total: 9, parts: [3, 4] },
    ],
    leaves: [1, 2, 3, 4],
    holds: (moment) => at(moment, 1) + at(moment, 2) === at(moment, 3) + at(moment, 4),
  },
];

const rule: CountRule = { minimum: 4, base: 1 };
/** Counts up to this one are tried: more than twice the minimum, so that sums of hidden and shown ones both occur. */
const LARGEST = 9;

/** Every count there is, also of the totals. */
function completed({ sums }: Structure, moment: Moment): Map<number, number> {
  const all = new Map(moment);
  for (let round = 0; round < 3; round++)
    for (const { total, parts } of sums)
      if (parts.every((part) => all.has(part)))
        all.set(
          total,
          parts.reduce((sum, part) => sum + at(all, part), 0),
        );
  return all;
}

type View = (all: Moment, absent: ReadonlySet<number>) => ReadonlyMap<number, number>;

/** What an outsider sees: by the plans, over all series at once. */
function viewBy(structure: Structure): View {
  const found = planSums(structure.sums);
  if (!found.ok) throw new Error(found.reason);
  return (all, absent) => {
    const readings = (series: number) => ({
      time: absent.has(series) ? [] : [0],
      value: [at(all, series)],
      knownAfter: Number.NEGATIVE_INFINITY,
    });
    const seen = new Map<number, number>();
    for (const [series, plan] of found.plans) {
      if (absent.has(series)) continue;
      const open = isOpenTogether(0, 60_000, plan.needs.map(readings), rule);
      seen.set(series, open ? showCount(at(all, series), rule) : Number.NaN);
    }
    return seen;
  };
}

/** Every moment that there can be, by what an outsider sees of it. */
function worldsOf(structure: Structure, absent: ReadonlySet<number>, view: View): Map<string, Map<number, number>[]> {
  const worlds = new Map<string, Map<number, number>[]>();
  const fill = (index: number, moment: Map<number, number>): void => {
    const leaf = structure.leaves[index];
    if (leaf === undefined) {
      if (!structure.holds(moment)) return;
      const all = completed(structure, moment);
      const key = JSON.stringify([...view(all, absent)].sort((a, b) => a[0] - b[0]));
      const list = worlds.get(key);
      if (list) list.push(all);
      else worlds.set(key, [all]);
      return;
    }
    for (let count = 0; count <= LARGEST; count++) fill(index + 1, new Map(moment).set(leaf, count));
  };
  fill(0, new Map());
  return worlds;
}

const declared = rule.minimum - 2; // from 1 up to the minimum: that wide is what hiding promises
const isSmall = (count: number) => count > 0 && count < rule.minimum;

/** The narrowest interval that an attacker who tries all moments is left with, over all small counts. */
function narrowest(structure: Structure, absent: ReadonlySet<number>, view: View): number {
  let narrow = Number.POSITIVE_INFINITY;
  for (const list of worldsOf(structure, absent, view).values())
    for (const series of list[0]?.keys() ?? []) {
      const counts = list.map((world) => at(world, series));
      if (!counts.some(isSmall)) continue;
      narrow = Math.min(narrow, Math.max(...counts) - Math.min(...counts));
    }
  return narrow;
}

describe('differencing over all series at once, by trying every moment there can be', () => {
  test.each(structures)('$name: no small count is known closer than it is promised', (structure) => {
    expect(narrowest(structure, new Set(), viewBy(structure))).toBeGreaterThanOrEqual(declared);
  });

  test.each(structures)('$name: nor where a series did not come', (structure) => {
    fc.assert(
      fc.property(fc.subarray([...structure.leaves], { minLength: 1, maxLength: 2 }), (missing) => {
        expect(narrowest(structure, new Set(missing), viewBy(structure))).toBeGreaterThanOrEqual(declared);
      }),
      { numRuns: 3 },
    );
  });

  test.each(structures)('$name: judging each alone gives counts away, so the attack works', (structure) => {
    const alone: View = (all) => new Map([...all].map(([series, count]) => [series, showCount(count, rule)]));
    expect(narrowest(structure, new Set(), alone)).toBe(0);
  });
});
