import type { Bar } from '../harness/bars.ts';

export const pageBars = {
  call: { must: 50, less: true, unit: 'ms' },
  script: { must: 230, less: true, unit: 'kB' },
  yearBand: { must: 100, aim: 30, less: true, unit: 'ms' },
} satisfies Record<string, Bar>;
