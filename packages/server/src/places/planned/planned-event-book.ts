import { DAY, type PlannedEvent } from '@wijkritme/contract';
import { localDayOf, zoneRules } from '@wijkritme/engine';
import type { PlaceDirectory } from '../place-directory.ts';

/** Days of one happening in a calendar of days. */
const MOST_DAYS = 60;

/** What is planned, by place; in memory, because every deviation that is told asks for it. */
export class PlannedEventBook {
  readonly #directory: PlaceDirectory;
  #byPlace = new Map<number, PlannedEvent[]>();

  constructor(directory: PlaceDirectory) {
    this.#directory = directory;
  }

  replace(events: readonly PlannedEvent[]): void {
    this.#byPlace = new Map();
    for (const event of events) {
      const own = this.#byPlace.get(event.placeId) ?? [];
      own.push(event);
      this.#byPlace.set(event.placeId, own);
    }
  }

  find(id: number): PlannedEvent | undefined {
    for (const events of this.#byPlace.values()) for (const event of events) if (event.id === id) return event;
    return undefined;
  }

  /** What overlaps a stretch of time in a place and in everything it lies in; in order of start. Times UTC ms. */
  during(placeId: number, from: number, to: number): PlannedEvent[] {
    return this.#directory
      .withParents(placeId)
      .flatMap(({ id }) => this.#byPlace.get(id) ?? [])
      .filter(({ start, end }) => Date.parse(start) < to && Date.parse(end) > from)
      .sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || a.id - b.id);
  }

  /** The same as days on the clock of the place, for calendars that know days only. */
  days(placeId: number): { date: string; kind: 'event'; name: string }[] {
    const place = this.#directory.find(placeId);
    if (!place) return [];
    const zone = zoneRules(place.timeZone);
    return this.during(placeId, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY).flatMap(({ name, start, end }) => {
      const first = localDayOf(zone, Date.parse(start));
      const last = Math.min(localDayOf(zone, Date.parse(end) - 1), first + MOST_DAYS - 1);
      return Array.from({ length: last - first + 1 }, (_, i) => {
        const date = new Date((first + i) * DAY).toISOString().slice(0, 10);
        return { date, kind: 'event' as const, name };
      });
    });
  }
}
