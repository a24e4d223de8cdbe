// `npm test`: install what is needed (also a browser, where that is possible), build, run everything, count.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, requireNode, root } from './workspace.mjs';

requireNode();
ensureDependencies();
ensureBrowser();
ensureBuild();
process.exit(runTests(process.argv.slice(2)));

/** The browser tests use the system's Chromium; where it is missing and cannot be installed they say so and skip. */
function ensureBrowser() {
  const known = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  if (process.env.CHROMIUM_PATH || known.some((path) => existsSync(path))) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Wijkritme: installing Chromium for the browser tests …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

function runTests(more) {
  const report = join(tmpdir(), `wijkritme-tests-${process.pid}.json`);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...more];
  // Just built: tests that start the program start what users start.
  const env = { ...process.env, TEST_PROGRAM: join(root, 'packages', 'server', 'dist', 'cli.js') };
  const result = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, { cwd: root, env, stdio: 'inherit' });
  if (!existsSync(report)) return result.status || 1;
  const { numPassedTests, numFailedTests, numPendingTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  const skipped = numPendingTests + (numTotalTests - numPassedTests - numFailedTests - numPendingTests);
  console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return result.status ?? 1;
}
