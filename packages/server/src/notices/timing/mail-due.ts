import type { MailRhythm } from '@wijkritme/contract';
import { localDayOf, type ZoneRules } from '@wijkritme/engine';
import { afterQuiet, momentOn, type QuietHours } from './quiet-hours.ts';

/** When gathered news goes out, on the clock of who gets it. */
const GATHERED_AT = '08:00';

export interface MailTimes {
  readonly zone: ZoneRules;
  readonly rhythm: MailRhythm;
  readonly quiet: QuietHours | null;
}

/** When something that happened now goes out by mail. Never before now, never in quiet hours. */
export function mailDue(now: number, { zone, rhythm, quiet }: MailTimes): number {
  if (rhythm === 'each') return afterQuiet(zone, now, quiet);
  const today = localDayOf(zone, now);
  for (let day = today; day <= today + 8; day++) {
    const at = momentOn(zone, day, GATHERED_AT);
    if (at >= now && (rhythm === 'daily' || isMonday(day))) return afterQuiet(zone, at, quiet);
  }
  throw new Error(`no moment for ${rhythm} after ${now}`);
}

/** 1 January 1970 was a Thursday. */
const isMonday = (day: number) => (((day + 3) % 7) + 7) % 7 === 0;
