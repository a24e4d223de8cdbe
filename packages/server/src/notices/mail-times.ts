import { zoneRules } from '@wijkritme/engine';
import type { PreferenceRow } from './sql/preferences.ts';
import { mailDue } from './timing/mail-due.ts';

/** When news of now goes out by mail to somebody; null: it does not. */
export function mailDueFor(preference: PreferenceRow, now: number): Date | null {
  return preference.mail && preference.mail_verified_at !== null ? dueFor(preference, now) : null;
}

/** When it goes out, whatever by: in the rhythm and outside the quiet hours that somebody chose. */
export function dueFor({ mail_rhythm, quiet_from, quiet_to, time_zone }: PreferenceRow, now: number): Date {
  const quiet = quiet_from !== null && quiet_to !== null ? { from: quiet_from, to: quiet_to } : null;
  return new Date(mailDue(now, { zone: zoneRules(time_zone), rhythm: mail_rhythm, quiet }));
}
