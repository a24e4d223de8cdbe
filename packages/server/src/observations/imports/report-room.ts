import { limits, type RowVerdict } from '@wijkritme/contract';

/** How many more rows the report of one import takes; the counts go on when it is full. */
export class ReportRoom {
  readonly #left = new Map<RowVerdict, number>();

  constructor(taken: ReadonlyMap<RowVerdict, number>) {
    for (const verdict of ['repeated', 'conflict', 'gap', 'refused'] as const) {
      this.#left.set(verdict, limits.importReportRows - (taken.get(verdict) ?? 0));
    }
  }

  /** Takes one row; false when there is no room, and always for what was simply stored. */
  take(verdict: RowVerdict): boolean {
    const left = this.#left.get(verdict) ?? 0;
    if (left <= 0) return false;
    this.#left.set(verdict, left - 1);
    return true;
  }
}
