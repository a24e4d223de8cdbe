// `npm run gen`: writes what is derived from the contract; `--check` only tells whether it is fresh.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { describeApi } from './describe-api.mjs';
import { describeCalls } from './describe-calls.mjs';
import { root } from './workspace.mjs';

const contract = await tsImport('../packages/contract/src/index.ts', import.meta.url);
const { describeReference } = await tsImport('./describe-reference.ts', import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const generated = {
  'packages/contract/openapi.json': JSON.stringify(describeApi(contract, version), null, 2),
  'packages/client/src/calls.ts': describeCalls(contract.operations),
  'docs/api-reference.md': describeReference(contract.operations),
};

for (const [name, text] of Object.entries(generated)) {
  const file = join(root, name);
  const wanted = name.endsWith('.md') ? text : format(file, text);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, wanted);
    console.log(name);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    console.error(`${name} does not belong to the contract: run "npm run gen".`);
    process.exitCode = 1;
  }
}

/** As Biome wants it, so that the file passes the same check as all others. */
function format(file, text) {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const result = spawnSync(biome, ['format', `--stdin-file-path=${file}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) throw new Error(`biome: ${result.stderr || result.error?.message}`);
  return result.stdout;
}
