import type { NoticePreferences } from '@wijkritme/contract';
import type { Context } from '../foundation/context.ts';
import type { NoticesRoom } from './room.ts';
import { findPreference, findVerification } from './sql/preferences.ts';

/** What one chose; an address that waits for its link is shown before the one it takes the place of. */
export async function toPreferences(
  { config, clock }: Context,
  { db }: NoticesRoom,
  personId: number,
): Promise<NoticePreferences> {
  const [row, waiting] = await Promise.all([findPreference(db, personId), findVerification(db, personId)]);
  const isWaiting = waiting !== undefined && waiting.ends_at.getTime() > clock.now();
  return {
    kinds: row.kinds,
    places: row.places,
    mail: row.mail,
    mailRhythm: row.mail_rhythm,
    quiet: row.quiet_from !== null && row.quiet_to !== null ? { from: row.quiet_from, to: row.quiet_to } : null,
    timeZone: row.time_zone,
    language: row.language,
    mailAddress: isWaiting ? waiting.address : row.mail_address,
    mailVerified: !isWaiting && row.mail_verified_at !== null,
    mailPossible: config.mail !== undefined,
    pushPossible: config.push !== undefined,
    version: row.version,
  };
}
