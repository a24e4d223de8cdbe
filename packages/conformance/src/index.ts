export type { Options } from './options.ts';
export { writeReport } from './report.ts';
export { type Report, type Result, runConformance } from './run.ts';
