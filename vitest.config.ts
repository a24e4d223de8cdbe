import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  env: { TZ: 'UTC' },
  setupFiles: [fileURLToPath(new URL('tools/property-seed.ts', import.meta.url))],
};

/** One runner for everything: `unit` beside the files, `rules` over the whole repository, `e2e` in a real browser. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'packages/*/tests/**/*.test.ts', 'bench/src/**/*.test.ts'],
        },
      },
      { test: { ...shared, name: 'rules', include: ['tools/**/*.test.ts'] } },
      { test: { ...shared, name: 'e2e', include: ['packages/*/e2e/**/*.e2e.ts'] } },
    ],
  },
});
