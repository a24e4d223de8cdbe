import type { Migrations } from '../../foundation/database/migrate.ts';
import { reports } from './20261123001000-reports.ts';
import { caseReports } from './20261123001002-case-reports.ts';
import { amountElsewhere } from './20261123001003-amount-elsewhere.ts';

export const participationMigrations: Migrations = {
  '20261123001000_reports': reports,
  '20261123001002_case-reports': caseReports,
  '20261123001003_amount-elsewhere': amountElsewhere,
};
