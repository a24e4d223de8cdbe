import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/**
 * What Node.js runs as `wijkritme`: the built program, as users run it, where `npm test` has just built it; the source
 * where a test is run by hand, because a build may be older.
 */
export const program: readonly string[] = process.env.TEST_PROGRAM
  ? [process.env.TEST_PROGRAM]
  : ['--import', 'tsx', source];
