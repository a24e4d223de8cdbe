import type { Cells, Interval } from './cells.ts';
import { findCorner, minimise } from './simplex.ts';

/**
 * What an outsider can work out: for every hidden cell the smallest and largest value that fits all that is published,
 * when counts are at least 0 and all sums are known (Hundepool et al. 2012, "Statistical disclosure control", section
 * 4.4: the attacker's problem). For tables of two dimensions the bounds are reached by whole numbers; in deeper
 * structures the truth may be narrower than the bounds, never wider.
 *
 * @param hidden positions of cells that are not shown
 * @returns interval by cell, for hidden cells only
 */
export function auditCells(cells: Cells, hidden: readonly number[], wanted = hidden): Map<number, Interval> {
  const column = new Map(hidden.map((cell, at) => [cell, at]));
  const { rows, right } = equationsOf(cells, column);
  const intervals = new Map<number, Interval>();
  if (rows.length === 0) {
    for (const cell of wanted) intervals.set(cell, { low: 0, high: Number.POSITIVE_INFINITY });
    return intervals;
  }
  const tableau = findCorner(rows, right);
  if (!tableau) throw new RangeError('the sums do not fit the counts');
  const cost = new Float64Array(hidden.length);
  const extreme = (at: number, sign: 1 | -1) => {
    cost.fill(0);
    cost[at] = sign;
    return sign * minimise(tableau, cost);
  };
  for (const cell of wanted) {
    const at = column.get(cell);
    if (at !== undefined) intervals.set(cell, { low: tidy(extreme(at, 1)), high: tidy(extreme(at, -1)) });
  }
  return intervals;
}

/** Every sum in which something is hidden, with what is shown on the right side. */
function equationsOf(
  { counts, sums }: Cells,
  column: ReadonlyMap<number, number>,
): { rows: number[][]; right: number[] } {
  const rows: number[][] = [];
  const right: number[] = [];
  for (const { total, parts } of sums) {
    const terms: [number, number][] = [[total, 1], ...parts.map((part): [number, number] => [part, -1])];
    if (!terms.some(([cell]) => column.has(cell))) continue;
    const row = new Array<number>(column.size).fill(0);
    let known = 0;
    for (const [cell, factor] of terms) {
      const at = column.get(cell);
      if (at === undefined) known -= factor * (counts[cell] ?? 0);
      else row[at] = (row[at] ?? 0) + factor;
    }
    rows.push(row);
    right.push(known);
  }
  return { rows, right };
}

/** Off the last digits that the arithmetic leaves. */
function tidy(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-5 ? whole + 0 : value;
}
