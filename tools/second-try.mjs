// A test that fails beside others may have had bad luck: a busy machine, a port, a browser that starved. A few files get one second try, alone.

/** More failing files than this are no bad luck. */
const AT_MOST = 3;

const NO_FILE = '(no file)';

/**
 * The report with what went wrong outside every test as a failure of its file.
 * @param errors what `errors-outside-tests.mjs` wrote
 */
export function withErrorsOutside(report, errors) {
  const files = new Map(report.testResults.map((file) => [file.name, file]));
  for (const { file, message } of errors) {
    const name = file ?? NO_FILE;
    const failure = { fullName: 'outside its tests', status: 'failed', failureMessages: [message] };
    const assertionResults = [...(files.get(name)?.assertionResults ?? []), failure];
    files.set(name, { ...files.get(name), name, status: 'failed', assertionResults });
  }
  return { ...report, testResults: [...files.values()] };
}

/**
 * The files to run once more, or none: when all is well, and when too much is wrong.
 * @param report what Vitest's JSON reporter wrote: `{ testResults: [{ name, status, assertionResults }] }`
 */
export function filesToTryAgain(report) {
  const failed = report.testResults.filter((file) => file.status === 'failed').map((file) => file.name);
  return failed.length <= AT_MOST ? failed.filter((name) => name !== NO_FILE) : [];
}

/** What holds in the end: a file that ran twice counts as it ended, `unsteady` names what passed only then. */
export function joinReports(first, second) {
  const again = new Map(second.testResults.map((file) => [file.name, file]));
  const files = first.testResults.map((file) => again.get(file.name) ?? file);
  const passedNow = new Set([...again.values()].flatMap((file) => passedNames(file)));
  const passes = (file, test) => passedNow.has(keyOf(file, test)) || again.get(file)?.status === 'passed';
  const unsteady = first.testResults
    .flatMap((file) => file.assertionResults.map((test) => ({ file: file.name, ...test })))
    .filter((test) => test.status === 'failed' && passes(test.file, test))
    .map(({ file, fullName, failureMessages = [] }) => ({ file, fullName, why: firstLine(failureMessages) }));
  return { ...first, testResults: files, unsteady };
}

/** How many passed, failed and were skipped; a file that broke before its tests counts as one failure. */
export function countTests({ testResults }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    for (const test of assertionResults) counts[test.status in counts ? test.status : 'skipped'] += 1;
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) counts.failed += 1;
  }
  return counts;
}

const keyOf = (file, test) => `${file}\n${test.fullName}`;
const passedNames = (file) =>
  file.assertionResults.filter((test) => test.status === 'passed').map((test) => keyOf(file.name, test));
const firstLine = (messages) => (messages[0] ?? '').split('\n')[0];
