import { addDays, civilDate, startOfDay } from '../i18n/zone.ts';
import type { BandWindow } from '../live/keys.ts';
import type { Period, PlaceSearch } from './paths.ts';

const lengthDays: Record<Period, number> = { dag: 1, week: 7, maand: 28, jaar: 365 };

/**
 * From the address to the stretch of time of the chart, in whole local days. Without `tot` the window is live: it begins
 * at a local midnight, so its key stays the same all day.
 */
export function windowOf({ periode = 'week', tot }: PlaceSearch, now: number, zone: string): BandWindow {
  const today = civilDate(now, zone);
  const last = tot && tot < today ? tot : today;
  const from = startOfDay(addDays(last, 1 - lengthDays[periode]), zone);
  if (last === today) return { kind: 'live', period: periode, from };
  return { kind: 'fixed', from, to: startOfDay(addDays(last, 1), zone) };
}

/** How far a live chart looks ahead, ms: as far as it looks back, a week at most. */
export const aheadOf = (periode: Period = 'week'): number => Math.min(7, lengthDays[periode]) * 86_400_000;

/** The same length of time, one step back. */
export function previousEnd({ periode = 'week', tot }: PlaceSearch, now: number, zone: string): string {
  return addDays(tot ?? civilDate(now, zone), -lengthDays[periode]);
}

/** One step ahead; undefined where that reaches today and the chart is live again. */
export function nextEnd({ periode = 'week', tot }: PlaceSearch, now: number, zone: string): string | undefined {
  const end = addDays(tot ?? civilDate(now, zone), lengthDays[periode]);
  return end < civilDate(now, zone) ? end : undefined;
}
