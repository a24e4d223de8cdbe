import type { Bar } from '../harness/bars.ts';

/** On two cores, one server process, rhythm on, every request acknowledged after its commit. */
export const intakeBars = {
  dataArrays: { must: 80_000, aim: 180_000, unit: 'readings/s' },
  single: { must: 10_000, aim: 25_000, unit: 'readings/s' },
  mqtt: { must: 20_000, aim: 45_000, unit: 'readings/s' },
  file: { must: 80_000, aim: 200_000, unit: 'rows/s' },
  gate: { must: 85, aim: 95, unit: '%' },
  visible: { must: 500, aim: 200, less: true, unit: 'ms' },
} satisfies Record<string, Bar>;
