// `npm test`: install what is needed (also a browser, where that is possible), build, run everything, count.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { makeMemoryFolder, removeMemoryFolder } from './memory-folder.mjs';
import { countTests, filesToTryAgain, joinReports, withErrorsOutside } from './second-try.mjs';
import { ensureBuild, ensureDependencies, requireNode, root } from './workspace.mjs';

requireNode();
ensureDependencies();
ensureBrowser();
ensureBuild();
const memoryFolder = makeMemoryFolder();
const status = runTests(process.argv.slice(2));
if (memoryFolder) removeMemoryFolder(memoryFolder);
process.exit(status);

/**
 * The browser tests use the system's Chromium, most of them the one without windows, which takes half the processor time
 * (`test-browser.ts`). Where they are missing and cannot be installed, tests use what there is, or say so and skip.
 */
function ensureBrowser() {
  if (process.env.CHROMIUM_PATH || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const missing = ['chromium', 'chromium-headless-shell'].filter((name) => !existsSync(`/usr/bin/${name}`));
  if (missing.length === 0) return;
  console.log(`Wijkritme: installing ${missing.join(' and ')} for the browser tests …`);
  apt('update', '-qq');
  // One by one: not every release has both.
  for (const name of missing) apt('install', '-y', '-qq', '--no-install-recommends', name);
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
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
  const outside = join(tmpdir(), `wijkritme-errors-${process.pid}.json`);
  const reporters = ['default', 'json', join(root, 'tools', 'errors-outside-tests.mjs')];
  const args = ['run', ...reporters.map((name) => `--reporter=${name}`), `--outputFile.json=${file}`, ...more];
  // Just built: tests that start the program start what users start.
  const TEST_PROGRAM = join(root, 'packages', 'server', 'dist', 'cli.js');
  const env = {
    ...process.env,
    TEST_PROGRAM,
    ERRORS_OUTSIDE_TESTS: outside,
    ...(memoryFolder && { TMPDIR: memoryFolder }),
  };
  const { status } = spawnSync(join(root, 'node_modules', '.bin', 'vitest'), args, {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const [report, errors] = [file, outside].map(readAndRemove);
  return report ? { status: status ?? 1, report: withErrorsOutside(report, errors ?? []) } : { status };
}

function readAndRemove(file) {
  if (!existsSync(file)) return undefined;
  const content = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return content;
}
