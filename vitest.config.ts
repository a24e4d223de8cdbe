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

/**
 * One runner for everything: `product` beside the files, in whole servers and in a real browser; `rules` over the whole repository;
 * `faults` by a command of its own. A project reads every source it needs anew, so there are few.
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
          name: 'product',
          globalSetup: [at('packages/server/testing/shared-postgres-setup.ts')],
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'packages/*/tests/**/*.test.ts',
            'packages/*/e2e/**/*.e2e.ts',
            'bench/src/**/*.test.ts',
          ],
        },
      },
      { test: { ...shared, name: 'rules', include: ['tools/**/*.test.ts'] } },
      // `npm run test:faults` (tools/test-faults.mjs) alone asks for these.
      ...(process.env.FAULT_SEED
        ? [{ plugins, test: { ...shared, name: 'faults', include: ['packages/*/faults/**/*.faults.ts'] } }]
        : []),
    ],
  },
});
