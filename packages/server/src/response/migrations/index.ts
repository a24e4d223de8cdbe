import type { Migrations } from '../../foundation/database/migrate.ts';
import { interpretations } from './20261122001800-interpretations.ts';
import { cases } from './20261122001801-cases.ts';

export const responseMigrations: Migrations = {
  '20261122001800_interpretations': interpretations,
  '20261122001801_cases': cases,
};
