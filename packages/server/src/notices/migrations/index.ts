import type { Migrations } from '../../foundation/database/migrate.ts';
import { notices } from './20261122002033-notices.ts';

export const noticesMigrations: Migrations = {
  '20261122002033_notices': notices,
};
