import type { Migrations } from '../../foundation/database/migrate.ts';
import { notices } from './20261122002033-notices.ts';
import { reminders } from './20261122002202-reminders.ts';
import { push } from './20261122002212-push.ts';

export const noticesMigrations: Migrations = {
  '20261122002033_notices': notices,
  '20261122002202_reminders': reminders,
  '20261122002212_push': push,
};
