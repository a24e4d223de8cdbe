/** What is stored of every step of a forecast, column after column, as float4; NaN where there is no value. */
export const COLUMNS = ['p10', 'p50', 'p90', 'last-value', 'yesterday', 'last-week', 'rhythm'] as const;
export type ColumnName = (typeof COLUMNS)[number];
export type ForecastColumns = Readonly<Record<ColumnName, Float32Array>>;

export function createColumns(steps: number): ForecastColumns {
  return toColumns(new Float32Array(COLUMNS.length * steps), steps);
}

/** Little-endian, whatever the machine. */
export function encodeColumns(columns: ForecastColumns): Buffer {
  const steps = columns.p50.length;
  const bytes = Buffer.alloc(COLUMNS.length * steps * 4);
  COLUMNS.forEach((name, column) => {
    for (let step = 0; step < steps; step++)
      bytes.writeFloatLE(columns[name][step] as number, (column * steps + step) * 4);
  });
  return bytes;
}

export function decodeColumns(bytes: Buffer, steps: number): ForecastColumns {
  const all = new Float32Array(COLUMNS.length * steps);
  for (let i = 0; i < all.length; i++) all[i] = bytes.readFloatLE(i * 4);
  return toColumns(all, steps);
}

function toColumns(all: Float32Array, steps: number): ForecastColumns {
  const entries = COLUMNS.map((name, column) => [name, all.subarray(column * steps, (column + 1) * steps)]);
  // One entry per name of COLUMNS.
  return Object.fromEntries(entries) as ForecastColumns;
}
