import type { Draws } from '../noise/draws.ts';
import { assertBase } from './random-rounding.ts';

/**
 * A table rounded to a base so that it still adds up: each cell, row total, column total and the grand total is one of
 * its two neighbouring multiples, and its mean is the true count (Cox 1987, "A constructive procedure for unbiased
 * controlled rounding").
 *
 * The rests of the cells, with one more row and column that make all sums whole, hold a closed path of cells that are not
 * yet whole; adding and taking away along it in turn makes at least one of them whole, and chance decides which way.
 *
 * @returns the rounded cells without totals; totals are their sums
 * @throws RangeError for a base below 2, a count that is no whole number, or rows of different length
 */
export function roundTable(rows: readonly (readonly number[])[], base: number, draws: Draws): number[][] {
  assertBase(base);
  const width = rows[0]?.length ?? 0;
  for (const row of rows) {
    if (row.length !== width) throw new RangeError('rows of different length');
    const wrong = row.find((count) => !Number.isSafeInteger(count) || count < 0);
    if (wrong !== undefined) throw new RangeError(`invalid count: ${wrong}`);
  }
  const rests = withComplements(
    rows.map((row) => row.map((count) => count % base)),
    base,
  );
  for (let path = closedPath(rests, base); path; path = closedPath(rests, base)) shift(rests, path, base, draws);
  return rows.map((row, i) => row.map((count, j) => count - (count % base) + (rests[i]?.[j] ?? 0)));
}

type Step = readonly [row: number, column: number];

function withComplements(rests: readonly (readonly number[])[], base: number): number[][] {
  const complement = (values: readonly number[]) => {
    const sum = values.reduce((so, value) => so + value, 0);
    return (base - (sum % base)) % base;
  };
  const across = rests.map((row) => [...row, complement(row)]);
  const width = across[0]?.length ?? 0;
  return [...across, Array.from({ length: width }, (_, column) => complement(across.map((row) => row[column] ?? 0)))];
}

const isWhole = (value: number, base: number) => value === 0 || value === base;

/**
 * A closed path of cells that are not whole. Rows and columns are the nodes and such cells the edges between them; as all
 * sums are whole, no node has just one edge, so that a walk that never turns back meets itself. Its edges then go along
 * rows and columns in turn.
 */
function closedPath(rests: readonly (readonly number[])[], base: number): Step[] | undefined {
  const start = rests.findIndex((row) => row.some((value) => !isWhole(value, base)));
  if (start < 0) return undefined;
  const met = new Map([[`row ${start}`, 0]]);
  const edges: Step[] = [];
  for (let [row, column, atRow] = [start, -1, true]; ; atRow = !atRow) {
    if (atRow) column = rests[row]?.findIndex((value, at) => at !== column && !isWhole(value, base)) ?? -1;
    else row = rests.findIndex((line, at) => at !== row && !isWhole(line[column] ?? 0, base));
    if (row < 0 || column < 0) throw new Error('a row or column of rests has one part only');
    edges.push([row, column]);
    const node = atRow ? `column ${column}` : `row ${row}`;
    const before = met.get(node);
    if (before !== undefined) return edges.slice(before);
    met.set(node, edges.length);
  }
}

/** Up on every second cell and down on the others, or the other way round; chance weighs so that means stay. */
function shift(rests: number[][], path: readonly Step[], base: number, draws: Draws): void {
  const value = ([row, column]: Step) => rests[row]?.[column] ?? 0;
  const [even, odd] = [path.filter((_, at) => at % 2 === 0), path.filter((_, at) => at % 2 === 1)];
  const forward = Math.min(...even.map((step) => base - value(step)), ...odd.map(value));
  const backward = Math.min(...odd.map((step) => base - value(step)), ...even.map(value));
  const isForward = draws.below(BigInt(forward + backward)) < BigInt(backward);
  const move = isForward ? forward : -backward;
  for (const [at, [row, column]] of path.entries()) {
    const line = rests[row];
    if (line) line[column] = (line[column] ?? 0) + (at % 2 === 0 ? move : -move);
  }
}
