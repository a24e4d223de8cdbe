import { auditCells } from './audit.ts';
import { type Cells, type Interval, range } from './cells.ts';
import { findCorner, minimise, valuesAt } from './simplex.ts';

export interface SuppressionRule {
  /** Smallest group that may be shown. A count from 1 to one less is hidden; 0 shows nobody. */
  readonly minimum: number;
  /** Hide zeros too: where "nobody" is itself telling. */
  readonly hideZero?: boolean;
  /** How wide the interval that an outsider can work out must be for a cell below the minimum; absent: the minimum. */
  readonly width?: number;
}

export interface Suppressed {
  /** What may be published; null is hidden. */
  readonly shown: readonly (number | null)[];
  /** Cells below the minimum. */
  readonly primary: readonly number[];
  /** Cells hidden so that the primary ones cannot be worked out. */
  readonly secondary: readonly number[];
  /** What an outsider can work out about each hidden cell. */
  readonly intervals: ReadonlyMap<number, Interval>;
}

/**
 * Limit of the dense arithmetic; a larger publication is cut into tables first. A day of hours by 20 streets in two
 * neighbourhoods (575 cells, 20 of them small) took 3.4 s on two shared cores, 10 streets (325 cells) 0.2 to 0.9 s.
 */
export const MAX_CELLS = 600;

/**
 * Hides small counts, and then as little else as it can so that no hidden small count can be worked out from what is
 * shown: primary and secondary cell suppression (Hundepool et al. 2012, chapter 4). Secondary cells are chosen by the
 * incremental heuristic of Kelly, Golden & Assad 1992: the cheapest change of the table that moves the exposed cell by
 * the width and keeps all sums; what changes is hidden. The result is audited by solving for the bounds.
 *
 * @throws RangeError for counts that are negative or do not add up, or for more than `MAX_CELLS` cells
 */
export function suppress(cells: Cells, rule: SuppressionRule): Suppressed {
  assertCells(cells, rule);
  const width = rule.width ?? rule.minimum;
  const isSmall = (count: number) => count < rule.minimum && (count > 0 || rule.hideZero === true);
  const primary = range(cells.counts.length).filter((cell) => isSmall(cells.counts[cell] ?? 0));
  const hidden = new Set(range(cells.counts.length).filter((cell) => cells.published?.[cell] === false));
  for (const cell of primary) hidden.add(cell);
  const largestFirst = [...primary].sort((a, b) => (cells.counts[b] ?? 0) - (cells.counts[a] ?? 0) || a - b);
  for (const cell of largestFirst) {
    // What is hidden only grows, so a cell that was protected stays so.
    if (isProtected(auditCells(cells, [...hidden], [cell]).get(cell), width)) continue;
    for (const also of cheapestChange(cells, hidden, { cell, width })) hidden.add(also);
  }
  const all = [...hidden].sort((a, b) => a - b);
  const intervals = auditCells(cells, all);
  const exposed = primary.filter((cell) => !isProtected(intervals.get(cell), width));
  if (exposed.length > 0) throw new Error(`suppression left cells exposed: ${exposed.join(', ')}`);
  const isPrimary = new Set(primary);
  return {
    shown: cells.counts.map((count, cell) => (hidden.has(cell) ? null : count)),
    primary,
    secondary: all.filter((cell) => !isPrimary.has(cell) && cells.published?.[cell] !== false),
    intervals,
  };
}

function isProtected(interval: Interval | undefined, width: number): boolean {
  return interval === undefined || interval.high - interval.low >= width - 1e-6;
}

/** Cells to hide so that `cell` could just as well be `width` higher. Cheap are cells that are hidden or small. */
function cheapestChange(
  { counts, sums }: Cells,
  hidden: ReadonlySet<number>,
  { cell, width }: { cell: number; width: number },
): number[] {
  const n = counts.length;
  // Per cell three variables: up, down, and how much further down it could go (a count stays at least 0).
  const [up, down, room] = [0, n, 2 * n];
  const rows: number[][] = [];
  const right: number[] = [];
  const addRow = (terms: readonly (readonly [number, number])[], value: number) => {
    const row = new Array<number>(3 * n).fill(0);
    for (const [at, factor] of terms) row[at] = (row[at] ?? 0) + factor;
    rows.push(row);
    right.push(value);
  };
  for (const { total, parts } of sums)
    addRow(
      [[total, 1] as const, ...parts.map((part) => [part, -1] as const)].flatMap(([at, factor]) => [
        [up + at, factor] as const,
        [down + at, -factor] as const,
      ]),
      0,
    );
  for (const at of range(n))
    addRow(
      [
        [down + at, 1],
        [room + at, 1],
      ],
      counts[at] ?? 0,
    );
  addRow(
    [
      [up + cell, 1],
      [down + cell, -1],
    ],
    width,
  );
  const tableau = findCorner(rows, right);
  if (!tableau) throw new Error(`cell ${cell} cannot be protected`);
  const cost = new Float64Array(3 * n);
  for (const at of range(n)) cost[up + at] = cost[down + at] = hidden.has(at) ? 0 : 1 + (counts[at] ?? 0);
  // Nothing moves up and down at once: that is never cheaper, but it can be as cheap where the cost is 0.
  minimise(tableau, cost);
  const values = valuesAt(tableau);
  return range(n).filter((at) => !hidden.has(at) && Math.abs((values[up + at] ?? 0) - (values[down + at] ?? 0)) > 1e-6);
}

function assertCells({ counts, sums }: Cells, { minimum }: SuppressionRule): void {
  if (!Number.isSafeInteger(minimum) || minimum < 1) throw new RangeError(`invalid minimum: ${minimum}`);
  if (counts.length > MAX_CELLS) throw new RangeError(`too many cells: ${counts.length}, at most ${MAX_CELLS}`);
  const wrong = counts.find((count) => !Number.isSafeInteger(count) || count < 0);
  if (wrong !== undefined) throw new RangeError(`invalid count: ${wrong}`);
  for (const { total, parts } of sums) {
    const sum = parts.reduce((so, part) => so + (counts[part] ?? Number.NaN), 0);
    if (sum !== counts[total]) throw new RangeError(`cell ${total} is ${counts[total]}, its parts add up to ${sum}`);
  }
}
