// `npm run pack:client`: the client as a package that anybody can install, with its types, examples and licence.
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { ensureDependencies, requireNode, root, run } from './workspace.mjs';

requireNode();
ensureDependencies();
const client = join(root, 'packages', 'client');
const into = resolve(process.argv[2] ?? join(client, 'dist'));
const work = mkdtempSync(join(tmpdir(), 'wijkritme-client-'));
try {
  await bundle();
  declare();
  describe();
  mkdirSync(into, { recursive: true });
  run('npm', ['pack', '--silent', '--pack-destination', into, work], { cwd: into });
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** What runs: one file without dependencies, for Node and browsers. */
async function bundle() {
  await build({
    entryPoints: [join(client, 'src', 'index.ts')],
    outfile: join(work, 'index.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'warning',
  });
}

/** What a compiler reads: the types of the client and of the contract beside it. */
function declare() {
  const settings = join(work, 'tsconfig.json');
  const types = join(work, 'types');
  const options = { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: types, types: ['node'] };
  const compilerOptions = {
    ...options,
    rootDir: join(root, 'packages'),
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const include = ['client', 'contract'].map((name) => join(root, 'packages', name, 'src'));
  const exclude = ['**/*.test.ts', '**/*.test-kit.ts'];
  writeFileSync(settings, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include, exclude }));
  run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', settings]);
  rmSync(settings);
  for (const name of readdirSync(types, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(types, name);
    const up = '../'.repeat(name.split(/[\\/]/).length - 1);
    const text = readFileSync(file, 'utf8')
      .replaceAll(/(from '|import\(")(\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1$2.js$3')
      .replaceAll(/(['"])@wijkritme\/contract\1/g, `$1${up}contract/src/index.js$1`);
    writeFileSync(file, text);
  }
}

function describe() {
  const { version, license, dependencies } = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8'));
  const about = {
    name: '@wijkritme/client',
    version,
    description: 'Typed client for Wijkritme: one method per operation of its API',
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19' },
    exports: { '.': { types: './types/client/src/index.d.ts', default: './index.js' } },
    // The types alone need it.
    dependencies: { typebox: dependencies.typebox },
  };
  writeFileSync(join(work, 'package.json'), `${JSON.stringify(about, null, 2)}\n`);
  copyFileSync(join(client, 'README.md'), join(work, 'README.md'));
  copyFileSync(join(root, 'LICENSE'), join(work, 'LICENSE'));
  cpSync(join(client, 'examples'), join(work, 'examples'), { recursive: true });
}
