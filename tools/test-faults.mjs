// `npm run test:faults`: what `npm test` has no time for. Things break under a real server, and nothing acknowledged may be lost.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, requireNode, root } from './workspace.mjs';

const STORES = ['embedded', 'pglite', 'postgresql'];

requireNode();
const { values, positionals } = readArguments();
ensureDependencies();
ensureBuild();
console.log(`Wijkritme: faults with --seed ${values.seed}, on ${values.store ?? 'each store'}`);
const env = {
  ...process.env,
  TEST_PROGRAM: join(root, 'packages', 'server', 'dist', 'cli.js'),
  FAULT_SEED: values.seed,
  FAULT_MINUTES: values.minutes,
  ...(values.store && { FAULT_STORE: values.store }),
};
const args = ['run', '--project', 'faults', '--no-file-parallelism', ...positionals];
process.exit(
  spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, { cwd: root, env, stdio: 'inherit' }).status ?? 1,
);

/** Words without a dash choose files: `npm run test:faults -- database`. */
function readArguments() {
  const read = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string' },
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 1_000_000)) },
    },
  });
  const { store, seed, minutes } = read.values;
  if (store !== undefined && !STORES.includes(store)) stop(`--store is one of ${STORES.join(', ')}, not ${store}`);
  if (!(Number(minutes) > 0 && Number(minutes) <= 600)) stop(`--minutes is a number up to 600, not ${minutes}`);
  if (!/^\d{1,9}$/.test(seed)) stop(`--seed is a whole number of at most nine digits, not ${seed}`);
  return read;
}

function stop(words) {
  console.error(`Wijkritme: ${words}.`);
  process.exit(1);
}
