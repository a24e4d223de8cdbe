export interface TestFileReport {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { fullName: string; status: string; failureMessages?: string[] }[];
}
export interface TestReport {
  readonly testResults: readonly TestFileReport[];
  readonly unsteady?: readonly { file: string; fullName: string; why: string }[];
}
export function withErrorsOutside(
  report: TestReport,
  errors: readonly { file: string | null; message: string }[],
): TestReport;
export function filesToTryAgain(report: TestReport): string[];
export function joinReports(first: TestReport, second: TestReport): TestReport;
export function countTests(report: TestReport): { passed: number; failed: number; skipped: number };
