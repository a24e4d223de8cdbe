/** How many of the newest readings a median is over: an odd number, a working day of quarters. */
const KEPT = 31;

interface Ring {
  readonly seconds: Float64Array;
  count: number;
}

/** How long after its phenomenon time a reading was received, over the newest readings that came one by one. */
export interface Delay {
  /** Below 0: the clock of the device is ahead. */
  readonly medianSeconds: number;
  readonly readings: number;
}

/**
 * Offset of the clocks of devices, as far as it can be seen from here: receipt minus phenomenon time. A clock that is
 * behind and a device that sends late look alike; a clock that is ahead shows. Files and batches say nothing of it.
 */
export class Delays {
  readonly #rings = new Map<number, Ring>();

  /** Runs for every reading that comes alone: one look-up and one number. */
  add(datastream: number, delayMs: number): void {
    let ring = this.#rings.get(datastream);
    if (!ring) {
      ring = { seconds: new Float64Array(KEPT), count: 0 };
      this.#rings.set(datastream, ring);
    }
    ring.seconds[ring.count % KEPT] = delayMs / 1_000;
    ring.count += 1;
  }

  find(datastream: number): Delay | undefined {
    const ring = this.#rings.get(datastream);
    if (!ring) return undefined;
    const readings = Math.min(ring.count, KEPT);
    const sorted = ring.seconds.slice(0, readings).sort();
    const middle = (readings - 1) / 2;
    const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
    return { medianSeconds: Math.round(median * 10) / 10, readings };
  }

  forget(datastream: number): void {
    this.#rings.delete(datastream);
  }
}
