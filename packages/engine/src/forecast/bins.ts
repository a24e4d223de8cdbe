/** Cut points that turn one feature into at most 256 bins; bin 0 holds what is missing (NaN). */
export type Cuts = Float64Array;

/** Bins per feature, the missing one included. */
export const BINS = 64;

/** Cut points at the quantiles of a sample, so that bins hold about as many rows each (Ke et al. 2017, LightGBM, §2.1). */
export function toCuts(sample: Float64Array): Cuts {
  const sorted = sample.filter((value) => !Number.isNaN(value)).sort();
  const cuts: number[] = [];
  const parts = BINS - 1;
  for (let part = 1; part < parts; part++) {
    const cut = sorted[Math.floor((part * sorted.length) / parts)];
    if (cut !== undefined && cut !== cuts.at(-1) && cut !== sorted[0]) cuts.push(cut);
  }
  return Float64Array.from(cuts);
}

/** The bin of a value: 0 when missing, else 1 + the number of cut points at or below it. */
export function toBin(cuts: Cuts, value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Rows of features in bins, one column after the other: what the trees learn from. */
export interface BinnedRows {
  readonly rows: number;
  readonly features: number;
  /** `columns[feature × rows + row]` */
  readonly columns: Uint8Array;
}

/** @param matrix row after row, `features` numbers each */
export function toBinned(matrix: Float32Array, cuts: readonly Cuts[]): BinnedRows {
  const features = cuts.length;
  const rows = matrix.length / features;
  const columns = new Uint8Array(matrix.length);
  for (let feature = 0; feature < features; feature++) {
    const of = cuts[feature] as Cuts;
    const column = columns.subarray(feature * rows, (feature + 1) * rows);
    for (let row = 0; row < rows; row++) column[row] = toBin(of, matrix[row * features + feature] as number);
  }
  return { rows, features, columns };
}

/** Cut points of every feature, from at most `most` rows evenly spread over the matrix. */
export function listCuts(matrix: Float32Array, features: number, most = 20_000): Cuts[] {
  const rows = matrix.length / features;
  const stride = Math.max(1, Math.ceil(rows / most));
  const sample = new Float64Array(Math.ceil(rows / stride));
  return Array.from({ length: features }, (_, feature) => {
    for (let at = 0; at < sample.length; at++) sample[at] = matrix[at * stride * features + feature] as number;
    return toCuts(sample);
  });
}
