// `npm test`: install what is needed (also a browser, where that is possible), build, run everything, count.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { countTests, filesToTryAgain, joinReports } from './second-try.mjs';
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
  const first = runVitest(more);
  if (!first.report) return first.status || 1;
  const again = filesToTryAgain(first.report);
  const last = again.length > 0 ? tryAgain(again) : first;
  const whole = last === first ? first.report : joinReports(first.report, last.report ?? { testResults: [] });
  const { passed, failed, skipped } = countTests(whole);
  for (const { file, fullName, why } of whole.unsteady ?? [])
    console.log(`Passed only at the second try: ${relative(root, file)} > ${fullName} (first: ${why})`);
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : last.status;
}

function tryAgain(files) {
  console.log(`\nOnce more, alone: ${files.map((file) => relative(root, file)).join(', ')}`);
  return runVitest(['--maxWorkers=1', ...files.map((file) => relative(root, file))]);
}

/** Runs Vitest and reads its report; no report when it could not even start. */
function runVitest(more) {
  const file = join(tmpdir(), `wijkritme-tests-${process.pid}.json`);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...more];
  // Just built: tests that start the program start what users start.
  const env = { ...process.env, TEST_PROGRAM: join(root, 'packages', 'server', 'dist', 'cli.js') };
  const { status } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (!existsSync(file)) return { status };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return { status: status ?? 1, report };
}
