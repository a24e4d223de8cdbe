import { caseReportOperations } from './case-reports.ts';
import { reportCategoryOperations } from './report-categories.ts';
import { reportImportOperations } from './report-imports.ts';
import { reportOperations } from './reports.ts';
import { reportsBesideOperations } from './reports-beside.ts';

/** What residents bring in, of the participation room. */
export const participationOperations = {
  ...reportCategoryOperations,
  ...reportOperations,
  ...reportsBesideOperations,
  ...caseReportOperations,
  ...reportImportOperations,
} as const;
