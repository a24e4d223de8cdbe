import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig } from 'vitest/config';
import { builtPrograms } from './tools/built-programs.ts';
import { SlowFirst } from './tools/slow-first.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `SLOW_BROWSER=6` (tools/test-browser.ts): a test in such a browser has more time. */
const slowness = Math.max(1, Number(process.env.SLOW_BROWSER ?? 1));

const shared = {
  // One process runs many files and loads the modules once: no file may leave anything behind for the next.
  isolate: false,
  testTimeout: 240_000 * slowness,
  hookTimeout: 300_000,
  // What is awaited mostly comes at once; on a busy machine it may take its time. A test that says less means less.
  expect: { poll: { timeout: 20_000 } },
  env: { TZ: 'UTC' },
  setupFiles: [at('tools/property-seed.ts')],
};

const builtProgram = process.env.TEST_PROGRAM;
const plugins = [builtPrograms(builtProgram ? new URL('.', pathToFileURL(builtProgram)) : undefined)];

const sharedPostgres = at('packages/server/testing/shared-postgres-setup.ts');

/**
 * One runner for everything: `unit` beside the files, `rules` over the whole repository, `e2e` in a real browser,
 * `faults` by a command of its own.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        plugins,
        test: {
          ...shared,
          name: 'unit',
          globalSetup: [sharedPostgres],
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'packages/*/tests/**/*.test.ts', 'bench/src/**/*.test.ts'],
        },
      },
      { test: { ...shared, name: 'rules', include: ['tools/**/*.test.ts'] } },
      {
        plugins,
        test: { ...shared, name: 'e2e', globalSetup: [sharedPostgres], include: ['packages/*/e2e/**/*.e2e.ts'] },
      },
      // `npm run test:faults` (tools/test-faults.mjs) alone asks for these.
      ...(process.env.FAULT_SEED
        ? [{ plugins, test: { ...shared, name: 'faults', include: ['packages/*/faults/**/*.faults.ts'] } }]
        : []),
    ],
  },
});
