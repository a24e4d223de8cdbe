const TOLERANCE = 1e-7;
/** After so many steps without gain the rule of Bland is used, which cannot cycle. */
const PATIENCE = 40;

/** A linear program in standard form at a corner of its feasible region: A·x = b, x ≥ 0. Changed in place. */
export interface Tableau {
  /** Row: coefficients of the variables, then the right side. */
  readonly rows: Float64Array[];
  /** Variable that stands in each row. */
  readonly basis: number[];
  readonly variables: number;
}

/**
 * A corner of {x ≥ 0, A·x = b}, by the two-phase simplex method (Dantzig 1963). Rows that say nothing new are left out.
 * @returns undefined when nothing fits
 */
export function findCorner(rows: readonly (readonly number[])[], right: readonly number[]): Tableau | undefined {
  const variables = rows[0]?.length ?? 0;
  const width = variables + rows.length + 1;
  const tableau: Tableau = {
    variables: width - 1,
    basis: rows.map((_, at) => variables + at),
    rows: rows.map((row, at) => {
      const sign = (right[at] ?? 0) < 0 ? -1 : 1;
      const line = new Float64Array(width);
      for (const [column, value] of row.entries()) line[column] = sign * value;
      line[variables + at] = 1;
      line[width - 1] = sign * (right[at] ?? 0);
      return line;
    }),
  };
  const artificial = Float64Array.from({ length: width - 1 }, (_, column) => (column < variables ? 0 : 1));
  if (minimise(tableau, artificial) > TOLERANCE * Math.max(1, ...right.map(Math.abs))) return undefined;
  return withoutArtificial(tableau, variables);
}

/** Smallest value of cost·x from here; −∞ when there is none. The tableau stays at the corner where it is reached. */
export function minimise(tableau: Tableau, cost: Float64Array): number {
  const { rows, basis, variables } = tableau;
  const reduced = new Float64Array(variables + 1);
  reduced.set(cost.subarray(0, variables));
  for (const [at, row] of rows.entries()) addTimes(reduced, row, -(cost[basis[at] ?? 0] ?? 0));
  for (let idle = 0; ; ) {
    const column = entering(reduced, variables, idle > PATIENCE);
    if (column < 0) return -(reduced[variables] ?? 0);
    const at = leaving(tableau, column);
    if (at < 0) return Number.NEGATIVE_INFINITY;
    const before = reduced[variables] ?? 0;
    pivot(tableau, at, column);
    const row = rows[at];
    if (row) addTimes(reduced, row, -(reduced[column] ?? 0));
    idle = Math.abs((reduced[variables] ?? 0) - before) > TOLERANCE ? 0 : idle + 1;
  }
}

/** Values of the variables at this corner. */
export function valuesAt({ rows, basis, variables }: Tableau): Float64Array {
  const values = new Float64Array(variables);
  for (const [at, row] of rows.entries()) values[basis[at] ?? 0] = row[variables] ?? 0;
  return values;
}

function entering(reduced: Float64Array, variables: number, first: boolean): number {
  let best = -1;
  let lowest = -TOLERANCE;
  for (let column = 0; column < variables; column += 1) {
    const value = reduced[column] ?? 0;
    if (value >= lowest) continue;
    if (first) return column;
    best = column;
    lowest = value;
  }
  return best;
}

function leaving({ rows, basis, variables }: Tableau, column: number): number {
  let best = -1;
  let smallest = Number.POSITIVE_INFINITY;
  for (const [at, row] of rows.entries()) {
    const pace = row[column] ?? 0;
    if (pace <= TOLERANCE) continue;
    const ratio = (row[variables] ?? 0) / pace;
    const isEqual = Math.abs(ratio - smallest) <= TOLERANCE;
    if (ratio < smallest - TOLERANCE || (isEqual && (basis[at] ?? 0) < (basis[best] ?? 0))) {
      best = at;
      smallest = ratio;
    }
  }
  return best;
}

function pivot({ rows, basis }: Tableau, at: number, column: number): void {
  const row = rows[at];
  if (!row) return;
  const scale = 1 / (row[column] ?? 1);
  for (let i = 0; i < row.length; i += 1) row[i] = (row[i] ?? 0) * scale;
  for (const [other, line] of rows.entries()) if (other !== at) addTimes(line, row, -(line[column] ?? 0));
  basis[at] = column;
}

function addTimes(target: Float64Array, source: Float64Array, factor: number): void {
  if (factor === 0) return;
  for (let i = 0; i < target.length; i += 1) target[i] = (target[i] ?? 0) + factor * (source[i] ?? 0);
}

function withoutArtificial(tableau: Tableau, variables: number): Tableau {
  const kept: number[] = [];
  for (const at of tableau.rows.keys()) {
    if ((tableau.basis[at] ?? 0) >= variables) {
      const column = tableau.rows[at]?.subarray(0, variables).findIndex((value) => Math.abs(value) > TOLERANCE) ?? -1;
      if (column < 0) continue;
      pivot(tableau, at, column);
    }
    kept.push(at);
  }
  return {
    variables,
    basis: kept.map((at) => tableau.basis[at] ?? 0),
    rows: kept.map((at) => {
      const row = tableau.rows[at] ?? new Float64Array(0);
      const short = new Float64Array(variables + 1);
      short.set(row.subarray(0, variables));
      short[variables] = row.at(-1) ?? 0;
      return short;
    }),
  };
}
