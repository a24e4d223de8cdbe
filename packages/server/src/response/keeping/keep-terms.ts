import {
  DAY,
  DEFAULT_CASE_DAYS,
  DEFAULT_REPORTS_DAYS,
  DEFAULT_WORDS_DAYS,
  type KeepTerms,
  type KeptDays,
} from '@wijkritme/contract';
import type { Places } from '../../places/index.ts';
import { type KeepTermRow, selectKeepTerms } from '../sql/keep-terms.ts';
import type { ResponseDb } from '../tables.ts';

/** Due before this moment, at one place; 0: at no place. As a statement takes them. */
export interface PlaceDues {
  readonly places: readonly number[];
  readonly days: readonly number[];
  readonly before: readonly Date[];
}

export type Kept = 'cases' | 'words' | 'reports';

const columns = { cases: 'case_days', words: 'words_days', reports: 'reports_days' } as const;
const defaults = { cases: DEFAULT_CASE_DAYS, words: DEFAULT_WORDS_DAYS, reports: DEFAULT_REPORTS_DAYS } as const;

/** How long cases, words on signals and reports are kept, as stored now: of the place itself, else of the nearest place around it. */
export class KeptTerms {
  readonly #rows: ReadonlyMap<number, KeepTermRow>;
  readonly #pathOf: (placeId: number) => readonly number[];

  constructor(rows: readonly KeepTermRow[], pathOf: (placeId: number) => readonly number[]) {
    this.#rows = new Map(rows.map((row) => [row.place_id, row]));
    this.#pathOf = pathOf;
  }

  of(placeId: number | null, kept: Kept): KeptDays {
    const own = (id: number) => this.#rows.get(id)?.[columns[kept]] ?? null;
    const path = placeId === null ? [] : this.#pathOf(placeId);
    const fromPlaceId = path.find((id) => own(id) !== null) ?? null;
    return { days: (fromPlaceId === null ? null : own(fromPlaceId)) ?? defaults[kept], fromPlaceId };
  }

  at(placeId: number): KeepTerms {
    const version = this.#rows.get(placeId)?.version ?? 0;
    const of = (kept: Kept) => this.of(placeId, kept);
    return { placeId, cases: of('cases'), words: of('words'), reports: of('reports'), version };
  }

  /** Of each of these places what is due now. */
  dues(kept: Kept, placeIds: readonly (number | null)[], now: number): PlaceDues {
    const days = placeIds.map((id) => this.of(id, kept).days);
    return {
      places: placeIds.map((id) => id ?? 0),
      days,
      before: days.map((one) => new Date(now - one * DAY)),
    };
  }
}

interface KeptIn {
  readonly db: ResponseDb;
  readonly places: Places;
}

export async function loadKeptTerms({ db, places }: KeptIn): Promise<KeptTerms> {
  const rows = await selectKeepTerms(db);
  return new KeptTerms(rows, (id) => places.directory.withParents(id).map((place) => place.id));
}
