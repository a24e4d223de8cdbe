import type { Migrations } from '../../foundation/database/migrate.ts';
import { rhythm } from './20261122000400-rhythm.ts';

export const rhythmMigrations: Migrations = { '20261122000400_rhythm': rhythm };
