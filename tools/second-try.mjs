// A test that fails beside others may have had bad luck: a busy machine, a port, a browser that starved. A few files get one second try, alone.

/** More failing files than this are no bad luck. */
const AT_MOST = 3;

/**
 * The files to run once more, or none: when all is well, and when too much is wrong.
 * @param report what Vitest's JSON reporter wrote: `{ testResults: [{ name, status, assertionResults }] }`
 */
export function filesToTryAgain(report) {
  const failed = report.testResults.filter((file) => file.status === 'failed').map((file) => file.name);
  return failed.length <= AT_MOST ? failed : [];
}

/** What holds in the end: a file that ran twice counts as it ended, `unsteady` names what passed only then. */
export function joinReports(first, second) {
  const again = new Map(second.testResults.map((file) => [file.name, file]));
  const files = first.testResults.map((file) => again.get(file.name) ?? file);
  const passedNow = new Set([...again.values()].flatMap((file) => passedNames(file)));
  const unsteady = first.testResults
    .flatMap((file) => file.assertionResults.map((test) => ({ file: file.name, ...test })))
    .filter((test) => test.status === 'failed' && passedNow.has(keyOf(test.file, test)))
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
