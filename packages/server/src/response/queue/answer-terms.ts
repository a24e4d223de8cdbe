import { type AnswerTerm, DAY, DEFAULT_ANSWER_DAYS, LATE_DAYS } from '@wijkritme/contract';
import type { SignalWindow } from '../../rhythm/index.ts';
import type { ResponseRoom } from '../room.ts';
import { type AnswerTermRow, selectAnswerTerms } from '../sql/answer-terms.ts';

/** A signal as its term is about it. */
export interface TermedSignal {
  readonly placeId: number | null;
  readonly start: Date;
  /** When it was first seen. */
  readonly noticed: Date;
  /** It says something of a sensor alone: silence, or what cannot be. */
  readonly aboutSensor: boolean;
}

type Term = Pick<AnswerTerm, 'days' | 'fromPlaceId'>;

/** Until when an interpretation is asked, as stored now: of the place itself, else of the nearest place around it. */
export class AnswerTerms {
  readonly #rows: ReadonlyMap<number, AnswerTermRow>;
  readonly #pathOf: (placeId: number) => readonly number[];

  constructor(rows: readonly AnswerTermRow[], pathOf: (placeId: number) => readonly number[]) {
    this.#rows = new Map(rows.map((row) => [row.place_id, row]));
    this.#pathOf = pathOf;
  }

  of(placeId: number | null): Term {
    return this.#nearest(placeId, 'days') ?? { days: DEFAULT_ANSWER_DAYS, fromPlaceId: null };
  }

  /** Of signals about a sensor alone: their own term, else that of other signals. */
  ofSensors(placeId: number | null): Term {
    return this.#nearest(placeId, 'sensor_days') ?? this.of(placeId);
  }

  #nearest(placeId: number | null, column: 'days' | 'sensor_days'): Term | undefined {
    const own = (id: number) => this.#rows.get(id)?.[column] ?? null;
    const fromPlaceId = placeId === null ? undefined : this.#pathOf(placeId).find((id) => own(id) !== null);
    const days = fromPlaceId === undefined ? null : own(fromPlaceId);
    return fromPlaceId === undefined || days === null ? undefined : { days, fromPlaceId };
  }

  /** undefined: no longer asked. A signal found long after it began, as in imported history, is asked of nobody. */
  dueAt({ placeId, start, noticed, aboutSensor }: TermedSignal, now: number): number | undefined {
    const { days } = aboutSensor ? this.ofSensors(placeId) : this.of(placeId);
    if (start.getTime() <= now - (days + LATE_DAYS) * DAY) return undefined;
    return noticed.getTime() + days * DAY;
  }

  /** Signals of which an interpretation is asked now, or of which it is late, at these places; null: at no known place. */
  windows(places: readonly (number | null)[], now: number, which: 'asked' | 'late'): SignalWindow[] {
    return this.#windows(places, now, (days) => ({
      noticedBefore: new Date(which === 'late' ? now - days * DAY : now + DAY),
    }));
  }

  /** Signals of which the term ends so soon, and has not ended. @param soonMs of a term of so many days */
  endingWindows(places: readonly (number | null)[], now: number, soonMs: (days: number) => number): SignalWindow[] {
    return this.#windows(places, now, (days) => ({
      noticedAfter: new Date(now - days * DAY),
      noticedBefore: new Date(now - days * DAY + soonMs(days)),
    }));
  }

  /** One window a place, or two where sensors have another term: what a signal is about is looked up for those alone. */
  #windows(
    places: readonly (number | null)[],
    now: number,
    noticed: (days: number) => Pick<SignalWindow, 'noticedBefore' | 'noticedAfter'>,
  ): SignalWindow[] {
    return places.flatMap((placeId) => {
      const windowOf = (days: number) => ({
        placeId,
        begunAfter: new Date(now - (days + LATE_DAYS) * DAY),
        ...noticed(days),
      });
      const [rest, sensors] = [this.of(placeId).days, this.ofSensors(placeId).days];
      if (rest === sensors) return [windowOf(rest)];
      return [
        { ...windowOf(rest), aboutSensor: false },
        { ...windowOf(sensors), aboutSensor: true },
      ];
    });
  }
}

export async function loadAnswerTerms({ db, places }: ResponseRoom): Promise<AnswerTerms> {
  const rows = await selectAnswerTerms(db);
  return new AnswerTerms(rows, (id) => places.directory.withParents(id).map((place) => place.id));
}

/** Days left, rounded up; below zero: days too late. Never 0: what is due within a day has a day. */
export function daysLeft(dueAt: number, now: number): number {
  return dueAt > now ? Math.ceil((dueAt - now) / DAY) : -Math.max(1, Math.ceil((now - dueAt) / DAY));
}
