import { isOpenTogether, type PartReadings } from '@wijkritme/engine';
import type { CatalogEntry, DatastreamCatalog } from '../../sensors/index.ts';
import type { Readings } from '../readings.ts';
import type { SeriesSlice } from '../sql/read-observations.ts';

/** Newest readings that are kept of each datastream that others need. */
const KEPT = 64;

/** The newest readings of one datastream, in the order in which they came. */
class Recent implements PartReadings {
  readonly time = new Float64Array(KEPT).fill(Number.NaN);
  readonly value = new Float64Array(KEPT).fill(Number.NaN);
  /** The latest of the times that fell out; until those in the store were read nothing is known. */
  knownAfter = Number.POSITIVE_INFINITY;
  #next = 0;

  add(time: number, value: number): void {
    const at = this.#next++ % KEPT;
    const gone = this.time[at] as number;
    if (gone > this.knownAfter) this.knownAfter = gone;
    this.time[at] = time;
    this.value[at] = value;
  }

  /** What the store holds, newest readings; those that came meanwhile may be among them. */
  fill({ time, value }: SeriesSlice): void {
    this.knownAfter = Number.NEGATIVE_INFINITY;
    for (const [i, at] of time.entries()) this.add(Math.round(at), value[i] as number);
    if (time.length >= KEPT) this.knownAfter = Math.max(this.knownAfter, Math.round(time[0] as number));
  }
}

/** What is not in memory may have been small. */
const unknown: PartReadings = { time: [], value: [], knownAfter: Number.POSITIVE_INFINITY };

/**
 * Decides at once whether a total may be shown, for what cannot wait for the store: live pages, MQTT, the words of now. What is not
 * known here hides, and where other servers may have counted nothing is known.
 */
export class RecentCounts {
  readonly #byId = new Map<number, Recent>();
  readonly #catalog: DatastreamCatalog;
  readonly #isAlone: () => boolean;

  /** @param isAlone no other server takes in readings of this store */
  constructor(catalog: DatastreamCatalog, isAlone: () => boolean) {
    this.#catalog = catalog;
    this.#isAlone = isAlone;
  }

  take(readings: Readings): void {
    if (this.#byId.size === 0) return;
    for (let i = 0; i < readings.count; i++) {
      const recent = this.#byId.get(readings.datastream[i] as number);
      recent?.add(readings.time[i] as number, readings.value[i] as number);
    }
  }

  /** Reads the newest of what is needed and not known yet; what comes during this is not missed. */
  async fill(newestOf: (id: number, count: number) => Promise<SeriesSlice>): Promise<void> {
    const { needed } = this.#catalog.sums;
    for (const id of this.#byId.keys()) if (!needed.has(id)) this.#byId.delete(id);
    for (const id of needed.keys()) {
      if (this.#byId.has(id)) continue;
      const recent = new Recent();
      this.#byId.set(id, recent);
      try {
        recent.fill(await newestOf(id, KEPT));
      } catch (cause) {
        this.#byId.delete(id); // asked again with the next change
        throw cause;
      }
    }
  }

  /** Readings changed or went: what is kept of them is no longer sure. */
  forget(ids: readonly number[]): void {
    for (const id of ids) this.#byId.delete(id);
  }

  forgetAll(): void {
    this.#byId.clear();
  }

  /** May this reading be shown outside, as far as the others in its sum go? @param time UTC ms */
  isOpen({ sum, outward }: CatalogEntry, time: number): boolean {
    if (sum === null || outward === null) return true;
    if (!this.#isAlone()) return false;
    return isOpenTogether(
      time,
      sum.windowMs,
      sum.needs.map((id) => this.#byId.get(id) ?? unknown),
      outward,
    );
  }
}
