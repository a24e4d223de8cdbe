import type { Migrations } from '../../foundation/database/migrate.ts';
import { log } from './20261122000600-log.ts';
import { people } from './20261122001200-people.ts';
import { accounts } from './20261122001201-accounts.ts';
import { purposes } from './20261122001202-purposes.ts';
import { passkeys } from './20261122002150-passkeys.ts';

export const sharingMigrations: Migrations = {
  '20261122000600_log': log,
  '20261122001200_people': people,
  '20261122001201_accounts': accounts,
  '20261122001202_purposes': purposes,
  '20261122002150_passkeys': passkeys,
};
