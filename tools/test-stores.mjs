// `npm run test:stores`: the tests of the server on each home that a store can have. `npm test` takes the PostgreSQL server beside the product alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, requireNode, root } from './workspace.mjs';

/** Debian's, the oldest that a city may run. */
const installed = '/usr/lib/postgresql/15/bin';
const stores = {
  pglite: { TEST_STORE: 'pglite' },
  embedded: { TEST_STORE: 'embedded' },
  ...(existsSync(installed) && { 'PostgreSQL 15': { TEST_POSTGRES: installed } }),
};

requireNode();
ensureDependencies();
ensureBuild();
if (!existsSync(installed)) console.log(`skipped: an installed PostgreSQL server, for there is none in ${installed}`);
const names = Object.keys(stores);
const failed = names.filter((store) => !passesOn(store));
console.log(failed.length > 0 ? `Failed on: ${failed.join(', ')}` : `All passed on: ${names.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

function passesOn(store) {
  console.log(`\nOn ${store}:`);
  const env = {
    ...process.env,
    ...stores[store],
    TEST_PROGRAM: join(root, 'packages', 'server', 'dist', 'cli.js'),
  };
  const args = [
    'run',
    '--project',
    'product',
    'packages/server/src',
    'packages/server/tests',
    ...process.argv.slice(2),
  ];
  return (
    spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, { cwd: root, env, stdio: 'inherit' }).status === 0
  );
}
