import type { Readings } from '../readings.ts';
import type { Neighbourhood } from '../sql/read-neighbours.ts';
import { keyOf } from '../sql/write-observations.ts';
import { CONFLICT, REPEATED, STORED, TOO_FINE } from './outcome.ts';

/** What the store holds already of these readings. */
export interface StoredNow {
  /** Values by key. */
  readonly existing: ReadonlyMap<string, number>;
  /** By number of the reading. */
  readonly neighbours: readonly (Neighbourhood | undefined)[];
  /** Features of their own, by key. */
  readonly features: ReadonlyMap<string, number>;
}

/** Readings of a batch that stand together: `width` of them from `from` on. */
export interface PlacedRow {
  readonly from: number;
  readonly width: number;
}

/**
 * Judges rows one after the other, as if each were stored before the next is looked at: one reading that contradicts what is
 * there, or lies too close to it, refuses its whole row.
 */
export class RowJudge {
  readonly #batch: Readings;
  readonly #gaps: Float64Array;
  readonly #stored: StoredNow;
  /** Key → value of rows that were let in. */
  readonly #taken = new Map<string, { readonly value: number; readonly feature: number | undefined }>();
  /** Datastream and stretch of its shortest time → times that were let in. */
  readonly #slots = new Map<string, number>();
  /** Readings that are to be stored. */
  readonly fresh: number[] = [];

  constructor(batch: Readings, gaps: Float64Array, stored: StoredNow) {
    this.#batch = batch;
    this.#gaps = gaps;
    this.#stored = stored;
  }

  /** @returns the code, and the place in the row of the reading that decided */
  judge({ from, width }: PlacedRow): { code: number; by: number } {
    const codes = Array.from({ length: width }, (_, place) => this.#judgeOne(from + place));
    const refused = codes.findIndex((code) => code !== STORED && code !== REPEATED);
    if (refused >= 0) return { code: codes[refused] as number, by: refused };
    for (const [place, code] of codes.entries()) if (code === STORED) this.#take(from + place);
    const isNew = codes.includes(STORED);
    return { code: isNew ? STORED : REPEATED, by: 0 };
  }

  #judgeOne(at: number): number {
    const { value, features } = this.#batch;
    const key = this.#key(at);
    const before = this.#taken.get(key) ?? this.#inStore(key);
    const feature = features?.get(at);
    if (before) {
      // One that names no feature agrees with any.
      const agrees = feature === undefined || before.feature === feature;
      return agrees && before.value === value[at] ? REPEATED : CONFLICT;
    }
    return this.#stored.neighbours[at] === 'near' || this.#isNearTaken(at) ? TOO_FINE : STORED;
  }

  #inStore(key: string) {
    const value = this.#stored.existing.get(key);
    return value === undefined ? undefined : { value, feature: this.#stored.features.get(key) };
  }

  #isNearTaken(at: number): boolean {
    const gap = this.#gaps[at] as number;
    if (gap <= 1) return false;
    const { datastream, time } = this.#batch;
    const slot = Math.floor((time[at] as number) / gap);
    return [slot - 1, slot, slot + 1].some((each) => {
      const other = this.#slots.get(`${datastream[at]} ${each}`);
      return other !== undefined && Math.abs(other - (time[at] as number)) < gap;
    });
  }

  #take(at: number): void {
    const { datastream, time, value, features } = this.#batch;
    this.#taken.set(this.#key(at), { value: value[at] as number, feature: features?.get(at) });
    const gap = this.#gaps[at] as number;
    if (gap > 1) this.#slots.set(`${datastream[at]} ${Math.floor((time[at] as number) / gap)}`, time[at] as number);
    this.fresh.push(at);
  }

  #key(at: number): string {
    return keyOf(this.#batch.datastream[at] as number, this.#batch.time[at] as number);
  }
}
