import type { Migrations } from '../../foundation/database/migrate.ts';
import { log } from './20261122000600-log.ts';

export const sharingMigrations: Migrations = { '20261122000600_log': log };
