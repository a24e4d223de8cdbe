import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditCells } from './audit.ts';
import { type Cells, crossedCells, oneWayCells, overlappingCells, range, twoWayCells } from './cells.ts';
import { suppress } from './suppress.ts';

describe('one row with its total', () => {
  it('hides a second cell, for the total would give the first away', () => {
    const { shown, primary, secondary } = suppress(oneWayCells([120, 3, 40, 60]), { minimum: 5 });
    expect(primary).toEqual([1]);
    expect(secondary).toEqual([2]);
    expect(shown).toEqual([120, null, null, 60, 223]);
  });

  it('hides nothing when nothing is small', () => {
    expect(suppress(oneWayCells([5, 6, 7]), { minimum: 5 }).shown).toEqual([5, 6, 7, 18]);
  });

  it('shows a zero, which is nobody, unless told otherwise', () => {
    expect(suppress(oneWayCells([0, 6, 7]), { minimum: 5 }).shown).toEqual([0, 6, 7, 13]);
    expect(suppress(oneWayCells([0, 6, 7]), { minimum: 5, hideZero: true }).shown[0]).toBeNull();
  });

  it('hides the total when nothing else is left', () => {
    expect(suppress(oneWayCells([3]), { minimum: 5 }).shown).toEqual([null, null]);
  });

  it('says what an outsider can still work out', () => {
    const { intervals } = suppress(oneWayCells([120, 3, 40, 60]), { minimum: 5 });
    expect(intervals.get(1)).toEqual({ low: 0, high: 43 });
  });
});

describe('a table with totals', () => {
  it('hides a closed pattern, so that no row or column gives a cell away', () => {
    const table = twoWayCells([
      [20, 50, 10],
      [8, 19, 22],
      [17, 32, 3],
    ]);
    const { shown, primary, secondary, intervals } = suppress(table, { minimum: 5 });
    expect(primary).toEqual([10]);
    expect(secondary).toHaveLength(3);
    for (const line of range(4)) {
      const row = range(4).filter((column) => shown[line * 4 + column] === null);
      const column = range(4).filter((at) => shown[at * 4 + line] === null);
      expect([0, 2]).toContain(row.length);
      expect([0, 2]).toContain(column.length);
    }
    expect(intervals.get(10)?.high).toBeGreaterThanOrEqual(8);
  });

  it('agrees with the bounds that trying all whole numbers gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(6), { minLength: 2, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
        (rows) => {
          const width = Math.min(...rows.map((row) => row.length));
          const table = twoWayCells(rows.map((row) => row.slice(0, width)));
          const body = range(2).flatMap((row) => range(width).map((column) => row * table.width + column));
          const bounds = auditCells(table, body);
          expect(Object.fromEntries(bounds)).toEqual(Object.fromEntries(byTrying(table, body)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

const small = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 400 }) },
);

describe('any publication', () => {
  it('leaves no hidden small count to be worked out: tables', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 5 })
          .chain((width) =>
            fc.array(fc.array(small, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }),
          ),
        fc.integer({ min: 2, max: 10 }),
        (rows, minimum) => expectProtected(twoWayCells(rows), minimum),
      ),
      { numRuns: 120 },
    );
  });

  it('leaves no hidden small count to be worked out: hours in days by streets in a district', () => {
    // Two days of three hours; two streets and a square in two neighbourhoods of one district.
    const times = [6, 6, 6, 7, 7, 7, 8, 8, -1];
    const places = [3, 3, 4, 5, 5, -1];
    fc.assert(
      fc.property(fc.array(small, { minLength: 54, maxLength: 54 }), (counts) => {
        expectProtected(
          crossedCells(times, places, (time, place) => counts[time * 6 + place] ?? 0),
          5,
        );
      }),
      { numRuns: 25 },
    );
  });

  it('leaves no hidden small count to be worked out: areas that overlap', () => {
    fc.assert(
      fc.property(
        fc.array(small, { minLength: 4, maxLength: 7 }),
        fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (pieces, groups) => {
          const areas = groups.map((group) => [...new Set(group.map((piece) => piece % pieces.length))]);
          expectProtected(overlappingCells(pieces, areas), 5);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('bad input', () => {
  it.each([
    ['a negative count', { counts: [-1, 2, 1], sums: [{ total: 2, parts: [0, 1] }] }],
    ['a part of a person', { counts: [1.5, 2, 3.5], sums: [{ total: 2, parts: [0, 1] }] }],
    ['a total that is wrong', { counts: [1, 2, 4], sums: [{ total: 2, parts: [0, 1] }] }],
    ['a part that is not there', { counts: [1, 2, 3], sums: [{ total: 2, parts: [0, 7] }] }],
  ])('%s is refused', (_, cells) => {
    expect(() => suppress(cells, { minimum: 5 })).toThrow(RangeError);
  });

  it('a minimum below one is refused', () => {
    expect(() => suppress(oneWayCells([1]), { minimum: 0 })).toThrow('invalid minimum: 0');
  });
});

function expectProtected(cells: Cells, minimum: number): void {
  const { shown, primary, secondary, intervals } = suppress(cells, { minimum });
  const hidden = range(cells.counts.length).filter((cell) => shown[cell] === null);
  // Audited anew, from what is shown alone.
  const audited = auditCells(cells, hidden);
  for (const cell of primary) {
    const { low, high } = audited.get(cell) ?? { low: 0, high: 0 };
    expect(high - low).toBeGreaterThanOrEqual(minimum - 1e-6);
  }
  for (const cell of secondary) {
    const { low, high } = audited.get(cell) ?? { low: 0, high: 0 };
    expect(high - low).toBeGreaterThan(0);
  }
  for (const cell of hidden) {
    const { low, high } = intervals.get(cell) ?? { low: 1, high: 0 };
    const count = cells.counts[cell] ?? 0;
    expect(low - 1e-6 <= count && count <= high + 1e-6).toBe(true);
  }
  for (const [cell, value] of shown.entries()) if (value !== null) expect(value).toBe(cells.counts[cell]);
}

/** All tables of whole numbers with these totals. */
function byTrying({ counts, sums }: Cells, hidden: readonly number[]): Map<number, { low: number; high: number }> {
  const found = new Map<number, { low: number; high: number }>();
  const values = [...counts];
  const holds = () =>
    sums.every(({ total, parts }) => parts.reduce((sum, part) => sum + (values[part] ?? 0), 0) === values[total]);
  const ceilings = hidden.map((cell) =>
    Math.min(...sums.filter(({ parts }) => parts.includes(cell)).map(({ total }) => counts[total] ?? 0)),
  );
  const walk = (at: number): void => {
    const cell = hidden[at];
    if (cell === undefined) {
      if (!holds()) return;
      for (const one of hidden) {
        const value = values[one] ?? 0;
        const { low, high } = found.get(one) ?? { low: value, high: value };
        found.set(one, { low: Math.min(low, value), high: Math.max(high, value) });
      }
      return;
    }
    for (let value = 0; value <= (ceilings[at] ?? 0); value += 1) {
      values[cell] = value;
      walk(at + 1);
    }
  };
  walk(0);
  return found;
}
