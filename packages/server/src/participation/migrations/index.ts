import type { Migrations } from '../../foundation/database/migrate.ts';
import { reports } from './20261123001000-reports.ts';

export const participationMigrations: Migrations = {
  '20261123001000_reports': reports,
};
