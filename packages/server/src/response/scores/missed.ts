import type { Language } from '../../foundation/http/language.ts';

/** Which stretch of time what was missed is looked for in, UTC ms. */
export interface MissedAsked {
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly language: Language;
}

/** Something that people told of at a place, that a sensor there could have noticed, and of which there was no signal. */
export interface MissedHappening {
  readonly placeId: number;
  readonly categoryId: number;
  readonly categoryName: string;
  /** UTC ms. */
  readonly from: number;
  readonly until: number;
  readonly reports: number;
}

type MissedSource = (asked: MissedAsked) => Promise<MissedHappening[]>;

/** Where a later room says what was missed: scores count it, and know nothing of what people tell. */
export class MissedDesk {
  #source: MissedSource | undefined;

  countWith(source: MissedSource): void {
    this.#source = source;
  }

  /** Oldest first. */
  async find(asked: MissedAsked): Promise<MissedHappening[]> {
    return (await this.#source?.(asked)) ?? [];
  }
}
