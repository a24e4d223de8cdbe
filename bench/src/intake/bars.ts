import type { Bar } from '../harness/bars.ts';
import type { StoreKind } from '../harness/options.ts';

/** On two cores, one server process, rhythm on, every request acknowledged after its commit. */
export const intakeBars = {
  dataArrays: { must: 80_000, aim: 180_000, unit: 'readings/s' },
  columns: { must: 120_000, aim: 230_000, unit: 'readings/s' },
  single: { must: 10_000, aim: 25_000, unit: 'readings/s' },
  mqtt: { must: 20_000, aim: 45_000, unit: 'readings/s' },
  file: { must: 80_000, aim: 200_000, unit: 'rows/s' },
  gate: { must: 85, aim: 95, unit: '%' },
  visible: { must: 500, aim: 200, less: true, unit: 'ms' },
  late: { must: 15, aim: 4, less: true, unit: 's' },
} satisfies Record<string, Bar>;

/** The same with a PostgreSQL server as the store, where more or less is asked of it. */
export const serverBars: typeof intakeBars = {
  ...intakeBars,
  dataArrays: { ...intakeBars.dataArrays, must: 100_000, aim: 200_000 },
  single: { ...intakeBars.single, must: 12_000 },
};

export const barsOf = (store: StoreKind): typeof intakeBars => (store === 'postgresql' ? serverBars : intakeBars);
