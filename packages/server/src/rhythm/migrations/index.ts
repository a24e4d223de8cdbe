import type { Migrations } from '../../foundation/database/migrate.ts';
import { rhythm } from './20261122000400-rhythm.ts';
import { rhythmGroups } from './20261122000410-rhythm-groups.ts';

export const rhythmMigrations: Migrations = {
  '20261122000400_rhythm': rhythm,
  '20261122000410_rhythm-groups': rhythmGroups,
};
