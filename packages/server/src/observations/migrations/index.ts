import type { Migrations } from '../../foundation/database/migrate.ts';
import { observations } from './20261122000300-observations.ts';

export const observationsMigrations: Migrations = { '20261122000300_observations': observations };
