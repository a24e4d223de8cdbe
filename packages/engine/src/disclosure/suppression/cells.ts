/** A cell that is the sum of others: a total, a day of hours, an area of zones. Numbers are positions in the cells. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * Counts that belong together, with everything that is known about how they add up. A cell that is never published but
 * whose value must stay hidden (the difference of two areas, say) is a cell too.
 */
export interface Cells {
  /** True counts, at least 0. */
  readonly counts: readonly number[];
  readonly sums: readonly Sum[];
  /** Cells that would be published if nothing stood against it; absent: all. */
  readonly published?: readonly boolean[];
}

export interface Interval {
  readonly low: number;
  /** Infinity when there is no bound. */
  readonly high: number;
}

/** Counts and their total; the total is the last cell. */
export function oneWayCells(counts: readonly number[]): Cells {
  const parts = counts.map((_, at) => at);
  return { counts: [...counts, sumOf(counts)], sums: [{ total: counts.length, parts }] };
}

/** A table with a total for each row and column; row totals are the last column, column totals the last row. */
export function twoWayCells(rows: readonly (readonly number[])[]): Cells & { readonly width: number } {
  const width = (rows[0]?.length ?? 0) + 1;
  const body = rows.map((row) => [...row, sumOf(row)]);
  const foot = Array.from({ length: width }, (_, column) => sumOf(body.map((row) => row[column] ?? 0)));
  const counts = [...body, foot].flat();
  const height = rows.length + 1;
  const at = (row: number, column: number) => row * width + column;
  const across = range(height).map((row) => ({
    total: at(row, width - 1),
    parts: range(width - 1).map((column) => at(row, column)),
  }));
  const down = range(width).map((column) => ({
    total: at(height - 1, column),
    parts: range(height - 1).map((row) => at(row, column)),
  }));
  return { counts, sums: [...across, ...down], width };
}

/** A tree by its parents: the parent of each node, −1 for the top; parents stand after their children. */
export type Tree = readonly number[];

/**
 * Time × place, each a tree (hours in days in weeks; zones in streets in districts): a cell for every pair of nodes. The
 * cell of time node t and place node p stands at t × places.length + p.
 *
 * @param leaf count of a pair of leaves
 */
export function crossedCells(times: Tree, places: Tree, leaf: (time: number, place: number) => number): Cells {
  const counts = new Array<number>(times.length * places.length).fill(0);
  const at = (time: number, place: number) => time * places.length + place;
  const childrenOf = (tree: Tree, node: number) => range(tree.length).filter((child) => tree[child] === node);
  const sums: Sum[] = [];
  for (const time of times.keys()) {
    for (const place of places.keys()) {
      const [inner, under] = [childrenOf(places, place), childrenOf(times, time)];
      const byPlace = inner.map((child) => at(time, child));
      const byTime = under.map((child) => at(child, place));
      if (byPlace.length > 0) sums.push({ total: at(time, place), parts: byPlace });
      if (byTime.length > 0) sums.push({ total: at(time, place), parts: byTime });
      const parts = byPlace.length > 0 ? byPlace : byTime;
      counts[at(time, place)] = parts.length > 0 ? sumOf(parts.map((part) => counts[part] ?? 0)) : leaf(time, place);
    }
  }
  return { counts, sums };
}

/**
 * Areas or windows that overlap. The smallest pieces (zones, elementary periods) are cells that are not published; the
 * areas stand after them. Differences of areas are sums of pieces too, so what differencing could show is guarded when
 * it is one piece; name other differences in `differences`.
 */
export function overlappingCells(
  pieces: readonly number[],
  areas: readonly (readonly number[])[],
  differences: readonly (readonly number[])[] = [],
): Cells {
  const groups = [...areas, ...differences];
  return {
    counts: [...pieces, ...groups.map((parts) => sumOf(parts.map((part) => pieces[part] ?? 0)))],
    sums: groups.map((parts, at) => ({ total: pieces.length + at, parts })),
    published: [...pieces.map(() => false), ...areas.map(() => true), ...differences.map(() => false)],
  };
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}
