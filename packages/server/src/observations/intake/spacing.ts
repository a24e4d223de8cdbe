import type { Readings } from '../readings.ts';
import type { Neighbourhood } from '../sql/read-neighbours.ts';

/** Ids of datastreams to the shortest time between two of their readings, ms. */
interface Finest {
  finestMs(datastream: number): number;
}

export interface SpacingParts {
  /** What is stored within these gaps (ms per row; 0 leaves a row out) of each of the rows. */
  readonly neighbours: (gaps: Float64Array) => Promise<readonly (Neighbourhood | undefined)[]>;
  /** Told for each row where it stands from now on; undefined for one that was taken out. */
  readonly moved: (row: number, to: number | undefined) => void;
}

/**
 * Late readings that lie closer to another reading of their datastream than its passport allows: taken out of `rows`, which
 * close up. The phenomenon times count, so a burst of late readings is as good as readings in time. A reading for a moment
 * that is stored already is left in: it is a repeat or a conflict. Between two late ones the first to arrive stays.
 */
export async function refuseTooFine(
  rows: Readings,
  finest: Finest,
  { neighbours, moved }: SpacingParts,
): Promise<void> {
  const gaps = new Float64Array(rows.count);
  let strict = 0;
  for (let i = 0; i < rows.count; i++) {
    const gap = finest.finestMs(rows.datastream[i] as number);
    // Times are whole ms: two different ones always lie this far apart.
    if (gap <= 1) continue;
    gaps[i] = gap;
    strict += 1;
  }
  if (strict === 0) return;
  const stored = await neighbours(gaps);
  const taken = new Slots();
  let kept = 0;
  for (let i = 0; i < rows.count; i++) {
    const gap = gaps[i] as number;
    const isTooFine = gap > 0 && isNearAnother(stored[i], () => taken.take(rows, i, gap));
    moved(i, isTooFine ? undefined : kept);
    if (isTooFine) continue;
    copyRow(rows, i, kept);
    kept += 1;
  }
  rows.count = kept;
}

function isNearAnother(stored: Neighbourhood | undefined, take: () => boolean): boolean {
  if (stored === 'same') return false;
  return stored === 'near' || !take();
}

/** Readings that were let in out of one batch, by stretches of their shortest time: at most one in each. */
class Slots {
  readonly #times = new Map<string, number>();

  /** @returns false when another reading that was let in lies too close; the same moment again is let in */
  take(rows: Readings, row: number, gap: number): boolean {
    const datastream = rows.datastream[row] as number;
    const time = rows.time[row] as number;
    const slot = Math.floor(time / gap);
    for (let at = slot - 1; at <= slot + 1; at++) {
      const other = this.#times.get(`${datastream} ${at}`);
      if (other !== undefined && other !== time && Math.abs(other - time) < gap) return false;
    }
    this.#times.set(`${datastream} ${slot}`, time);
    return true;
  }
}

function copyRow(rows: Readings, from: number, to: number): void {
  if (from === to) return;
  for (const column of [rows.datastream, rows.time, rows.value, rows.resultTime]) column[to] = column[from] as number;
}
