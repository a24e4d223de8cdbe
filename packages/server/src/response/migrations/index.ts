import type { Migrations } from '../../foundation/database/migrate.ts';
import { interpretations } from './20261122001800-interpretations.ts';
import { cases } from './20261122001801-cases.ts';
import { feedback } from './20261122002031-feedback.ts';

export const responseMigrations: Migrations = {
  '20261122001800_interpretations': interpretations,
  '20261122001801_cases': cases,
  '20261122002031_feedback': feedback,
};
