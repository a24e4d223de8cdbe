import { DAY } from '@wijkritme/contract';
import { startOfLocalDay, zoneRules } from '@wijkritme/engine';
import type { NewPlannedEvent } from '../tables.ts';

/** An event told by the days on which it is. */
export interface EventDays {
  readonly name: string;
  /** Local civil days, YYYY-MM-DD. */
  readonly dates: readonly string[];
}

/** One whole day each, in the order of the dates. */
export function toEventDays(
  { name, dates }: EventDays,
  at: { readonly placeId: number; readonly timeZone: string },
): NewPlannedEvent[] {
  const zone = zoneRules(at.timeZone);
  const startOf = (day: number) => new Date(startOfLocalDay(zone, day));
  return dates.map((date) => {
    const day = Date.parse(date) / DAY;
    return {
      ...{ place_id: at.placeId, kind: 'event', name, expected: 'unknown', file: null, entry: null },
      ...{ starts: startOf(day), ends: startOf(day + 1) },
    };
  });
}
