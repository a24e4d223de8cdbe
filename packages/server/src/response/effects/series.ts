import { DAY, HOUR } from '@wijkritme/contract';
import { type EffectSeries, localDayOf, zoneRules } from '@wijkritme/engine';
import type { CatalogEntry } from '../../sensors/index.ts';
import type { ResponseRoom } from '../room.ts';
import type { KeptCalendar } from './effect-work.ts';

/** The engine looks back 78 weeks at most for measures of up to fifteen weeks; longer ones get less of it. */
export const LOOK_BACK_MS = 80 * 7 * DAY;

/** Effects are told of what is counted or measured; of open and closed there is no more or less. */
export const isTellable = ({ kind }: CatalogEntry): boolean => kind !== 'state';

/** A datastream by the hour, as everybody may see it; counts are those of an hour. */
export async function readSeries(
  { rhythm }: Pick<ResponseRoom, 'rhythm'>,
  entry: CatalogEntry,
  period: { readonly from: number; readonly to: number },
): Promise<EffectSeries> {
  const { times, values } = await rhythm.shownHours(entry, period);
  const { kind, min, max } = entry;
  const intervalMs = Math.max(HOUR, entry.intervalMs);
  const perHour = kind === 'count' ? intervalMs / entry.intervalMs : 1;
  return {
    id: String(entry.id),
    spec: { kind, intervalMs, min, max: max * perHour },
    decibel: kind === 'level' && /^dB/.test(entry.unit),
    times,
    values: values.map((value) => value * perHour),
  };
}

/** Civil time and public holidays of a datastream around a period, to be sent and kept. */
export function calendarOf(
  { places }: Pick<ResponseRoom, 'places'>,
  { timeZone, country }: Pick<CatalogEntry, 'timeZone' | 'country'>,
  { from, to }: { readonly from: number; readonly to: number },
): KeptCalendar {
  const zone = zoneRules(timeZone);
  const holidays: number[] = [];
  for (let day = localDayOf(zone, from) - 1; day <= localDayOf(zone, to) + 1; day++) {
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    if (places.holidays.nameOf(country, date) !== undefined) holidays.push(day);
  }
  return { timeZone, holidays };
}
