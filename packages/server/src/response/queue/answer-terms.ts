import { type AnswerTerm, DAY, DEFAULT_ANSWER_DAYS, LATE_DAYS } from '@wijkritme/contract';
import type { SignalWindow } from '../../rhythm/index.ts';
import type { ResponseRoom } from '../room.ts';
import { selectAnswerTerms } from '../sql/answer-terms.ts';

/** Until when an interpretation is asked, as stored now: of the place itself, else of the nearest place around it. */
export class AnswerTerms {
  readonly #days: ReadonlyMap<number, number>;
  readonly #pathOf: (placeId: number) => readonly number[];

  constructor(days: ReadonlyMap<number, number>, pathOf: (placeId: number) => readonly number[]) {
    this.#days = days;
    this.#pathOf = pathOf;
  }

  of(placeId: number | null): Pick<AnswerTerm, 'days' | 'fromPlaceId'> {
    const path = placeId === null ? [] : this.#pathOf(placeId);
    const fromPlaceId = path.find((id) => this.#days.has(id)) ?? null;
    return { days: this.#days.get(fromPlaceId ?? -1) ?? DEFAULT_ANSWER_DAYS, fromPlaceId };
  }

  /**
   * undefined: no longer asked. A signal found long after it began, as in imported history, is asked of nobody.
   * @param noticed when it was first seen
   */
  dueAt(signal: { readonly placeId: number | null; readonly start: Date; readonly noticed: Date }, now: number) {
    const { days } = this.of(signal.placeId);
    if (signal.start.getTime() <= now - (days + LATE_DAYS) * DAY) return undefined;
    return signal.noticed.getTime() + days * DAY;
  }

  /** Signals of which an interpretation is asked now, or of which it is late, at these places; null: at no known place. */
  windows(places: readonly (number | null)[], now: number, which: 'asked' | 'late'): SignalWindow[] {
    return places.map((placeId) => {
      const { days } = this.of(placeId);
      const begunAfter = new Date(now - (days + LATE_DAYS) * DAY);
      return { placeId, begunAfter, noticedBefore: new Date(which === 'late' ? now - days * DAY : now + DAY) };
    });
  }

  /** Signals of which the term ends so soon, and has not ended. @param soonMs of a term of so many days */
  endingWindows(places: readonly (number | null)[], now: number, soonMs: (days: number) => number): SignalWindow[] {
    return places.map((placeId) => {
      const { days } = this.of(placeId);
      return {
        placeId,
        begunAfter: new Date(now - (days + LATE_DAYS) * DAY),
        noticedAfter: new Date(now - days * DAY),
        noticedBefore: new Date(now - days * DAY + soonMs(days)),
      };
    });
  }
}

export async function loadAnswerTerms({ db, places }: ResponseRoom): Promise<AnswerTerms> {
  const days = await selectAnswerTerms(db);
  return new AnswerTerms(days, (id) => places.directory.withParents(id).map((place) => place.id));
}

/** Days left, rounded up; below zero: days too late. Never 0: what is due within a day has a day. */
export function daysLeft(dueAt: number, now: number): number {
  return dueAt > now ? Math.ceil((dueAt - now) / DAY) : -Math.max(1, Math.ceil((now - dueAt) / DAY));
}
