import { writeFileSync } from 'node:fs';

/**
 * A reporter for Vitest: its JSON report leaves out what went wrong outside every test (a connection cut after its file was through).
 * Writes `[{ file, message }]` to `ERRORS_OUTSIDE_TESTS`; `file` is null where Vitest does not know it.
 */
export default class ErrorsOutsideTests {
  onTestRunEnd(_modules, errors) {
    const told = errors.map(({ VITEST_TEST_PATH, message }) => ({
      file: VITEST_TEST_PATH ?? null,
      message: String(message),
    }));
    writeFileSync(process.env.ERRORS_OUTSIDE_TESTS, JSON.stringify(told));
  }
}
