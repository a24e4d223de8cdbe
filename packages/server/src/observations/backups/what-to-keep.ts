import type { DumpChoice } from '../../foundation/backup/dump.ts';

/** Sessions are not in a backup: one that was ended since would come back with it. */
const without = ['session', 'session_purpose', 'logout_token', 'invitation', 'passkey_challenge'];

/**
 * Tables of which the rows of now hold in any older backup: promises (passports, sums, budgets of open data), who may do what,
 * credentials that were revoked, what was deleted by hand, how long cases and reports are kept and which were removed, what measures of those did, and which backups there are.
 */
export const tablesOfNow = [
  'passport',
  'lifecycle_step',
  'series_sum',
  'open_dataset',
  'open_dataset_series',
  'open_release',
  'organisation',
  'person',
  'person_identity',
  'password',
  'second_factor',
  'recovery_code',
  'passkey',
  'role_grant',
  'device_key',
  'device_certificate',
  'removed_reading',
  'keep_term',
  'removed_case',
  'removed_words',
  'removed_reports',
  'past_effect',
  'backup',
] as const;

/** Tables whose rows tell what was deleted since: what is not in them any more has to go. */
export const tablesOfLiving = ['thing', 'datastream', 'place'] as const;

export const everything: DumpChoice = { kind: 'all', without };
export const removals: DumpChoice = {
  kind: 'removals',
  without,
  only: Object.fromEntries([...tablesOfNow, ...tablesOfLiving].map((table) => [table, 'true'])),
};
