// `npm run test:stores`: the tests of the server on each home that a store can have. `npm test` takes a PostgreSQL server alone.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, requireNode, root } from './workspace.mjs';

const STORES = ['pglite', 'embedded'];

requireNode();
ensureDependencies();
ensureBuild();
const failed = STORES.filter((store) => !passesOn(store));
console.log(failed.length > 0 ? `Failed on: ${failed.join(', ')}` : `All passed on: ${STORES.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

function passesOn(store) {
  console.log(`\nOn ${store}:`);
  const env = {
    ...process.env,
    TEST_STORE: store,
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
