import {
  type AnswerTerm,
  DAY,
  DEFAULT_ANSWER_DAYS,
  type DeviationKind,
  deviationKinds,
  LATE_DAYS,
} from '@wijkritme/contract';
import type { SignalTerm, SignalWindow } from '../../rhythm/index.ts';
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
  readonly kinds: readonly DeviationKind[];
}

type Term = Pick<AnswerTerm, 'days' | 'fromPlaceId'>;
interface ChosenTerm extends Term {
  readonly fromPlaceId: number;
}

/** Until when an interpretation is asked, as stored now: of the place itself, else of the nearest place around it. */
export class AnswerTerms {
  readonly #rows: ReadonlyMap<number, AnswerTermRow>;
  readonly #pathOf: (placeId: number) => readonly number[];

  constructor(rows: readonly AnswerTermRow[], pathOf: (placeId: number) => readonly number[]) {
    this.#rows = new Map(rows.map((row) => [row.place_id, row]));
    this.#pathOf = pathOf;
  }

  of(placeId: number | null): Term {
    return this.#nearest(placeId, (row) => row.days) ?? { days: DEFAULT_ANSWER_DAYS, fromPlaceId: null };
  }

  /** Of signals about a sensor alone: their own term, else that of other signals. */
  ofSensors(placeId: number | null): Term {
    return this.#nearest(placeId, (row) => row.sensor_days) ?? this.of(placeId);
  }

  /** Kinds that somebody chose a term for, at the place or around it. */
  chosenKinds(placeId: number | null): ReadonlyMap<DeviationKind, ChosenTerm> {
    const known = deviationKinds.map((kind) => [kind, this.#nearest(placeId, (row) => row.kind_days[kind])] as const);
    return new Map(known.flatMap(([kind, term]) => (term ? [[kind, term]] : [])));
  }

  #nearest(placeId: number | null, of: (row: AnswerTermRow) => number | null | undefined): ChosenTerm | undefined {
    for (const fromPlaceId of placeId === null ? [] : this.#pathOf(placeId)) {
      const row = this.#rows.get(fromPlaceId);
      const days = row && of(row);
      if (typeof days === 'number') return { days, fromPlaceId };
    }
    return undefined;
  }

  /** Of its kinds the one with the shortest term counts; a kind without a term of its own has that of all signals, or of sensors. */
  #daysOf({ placeId, aboutSensor, kinds }: TermedSignal): number {
    const { days } = aboutSensor ? this.ofSensors(placeId) : this.of(placeId);
    const chosen = this.chosenKinds(placeId);
    return kinds.length === 0 ? days : Math.min(...kinds.map((kind) => chosen.get(kind)?.days ?? days));
  }

  /** undefined: no longer asked. A signal found long after it began, as in imported history, is asked of nobody. */
  dueAt(signal: TermedSignal, now: number): number | undefined {
    const days = this.#daysOf(signal);
    if (signal.start.getTime() <= now - (days + LATE_DAYS) * DAY) return undefined;
    return signal.noticed.getTime() + days * DAY;
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

  /** Terms at these places, of signals about which something is asked now; null: at no known place. */
  terms(places: readonly (number | null)[], now: number): SignalTerm[] {
    return this.#windows(places, now, (days) => ({ days }));
  }

  /** One window a place and term: what a signal is about, and its kinds, are looked up only where terms differ by them. */
  #windows<More>(
    places: readonly (number | null)[],
    now: number,
    more: (days: number) => More,
  ): (Pick<SignalTerm, 'placeId' | 'begunAfter' | 'aboutSensor' | 'kinds'> & More)[] {
    return places.flatMap((placeId) => {
      const chosen = this.chosenKinds(placeId);
      const [rest, sensors] = [this.of(placeId).days, this.ofSensors(placeId).days];
      const windows =
        rest === sensors
          ? termsOf(rest, chosen)
          : [
              ...termsOf(rest, chosen).map((one) => ({ ...one, aboutSensor: false })),
              ...termsOf(sensors, chosen).map((one) => ({ ...one, aboutSensor: true })),
            ];
      return windows.map(({ days, ...which }) => ({
        placeId,
        begunAfter: new Date(now - (days + LATE_DAYS) * DAY),
        ...more(days),
        ...which,
      }));
    });
  }
}

/** Every term there is, with the kinds of signals that have it: one of these kinds, and none with a shorter term. */
function termsOf(
  usual: number,
  chosen: ReadonlyMap<DeviationKind, ChosenTerm>,
): ({ readonly days: number } & Pick<SignalWindow, 'kinds'>)[] {
  if (chosen.size === 0) return [{ days: usual }];
  const daysOf = (kind: DeviationKind) => chosen.get(kind)?.days ?? usual;
  return [...new Set([usual, ...deviationKinds.map(daysOf)])].map((days) => ({
    days,
    kinds: {
      some: deviationKinds.filter((kind) => daysOf(kind) === days),
      orWithout: days === usual,
      none: deviationKinds.filter((kind) => daysOf(kind) < days),
    },
  }));
}

export async function loadAnswerTerms({ db, places }: ResponseRoom): Promise<AnswerTerms> {
  const rows = await selectAnswerTerms(db);
  return new AnswerTerms(rows, (id) => places.directory.withParents(id).map((place) => place.id));
}

/** Days left, rounded up; below zero: days too late. Never 0: what is due within a day has a day. */
export function daysLeft(dueAt: number, now: number): number {
  return dueAt > now ? Math.ceil((dueAt - now) / DAY) : -Math.max(1, Math.ceil((now - dueAt) / DAY));
}
