import type { Migrations } from '../../foundation/database/migrate.ts';
import { sizeSamples } from './20261122002241-size-samples.ts';

export const upkeepMigrations: Migrations = {
  '20261122002241_size-samples': sizeSamples,
};
