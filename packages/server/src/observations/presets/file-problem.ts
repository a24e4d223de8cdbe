import { englishOnly, WijkritmeError } from '@wijkritme/contract';

/** @example fileProblem({ line: 1, what: 'The column "Hour" is missing.', remedy: 'Export the file again.' }) */
export function fileProblem(problem: { line?: number; what: string; remedy: string }): WijkritmeError {
  const where = problem.line === undefined ? '' : `Line ${problem.line}: `;
  return new WijkritmeError('file_unreadable', englishOnly(`${where}${problem.what} ${problem.remedy}`));
}
