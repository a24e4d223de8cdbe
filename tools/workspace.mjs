// What start, test and build share: are the dependencies here, is the build fresh? Plain Node, because it runs first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Wijkritme needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Run a program, show what it prints, stop when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** `npm ci` when node_modules does not belong to the lock file. */
export function ensureDependencies() {
  const stamp = join(root, 'node_modules', '.wijkritme-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Wijkritme: installing the locked dependencies …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Build when a source is newer than the last build. */
export function ensureBuild() {
  const stamp = join(root, 'packages', 'server', 'dist', '.built');
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (built > newestSource()) return;
  console.log('Wijkritme: building …');
  run(process.execPath, [join(root, 'tools', 'build.mjs')]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

function newestSource() {
  let newest = Math.max(
    statSync(join(root, 'package-lock.json')).mtimeMs,
    statSync(join(root, 'packages/contract/openapi.json')).mtimeMs,
  );
  for (const name of readdirSync(join(root, 'packages'))) {
    const folder = join(root, 'packages', name, 'src');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true })) {
      newest = Math.max(newest, statSync(join(folder, file)).mtimeMs);
    }
  }
  return newest;
}
