/** Readings by outcome of one datastream since this process started. */
export interface IntakeCounts {
  stored: number;
  repeated: number;
  conflicts: number;
  refused: number;
}

export class IntakeCounters {
  readonly #counts = new Map<number, IntakeCounts>();

  of(datastream: number): IntakeCounts {
    let counts = this.#counts.get(datastream);
    if (!counts) {
      counts = { stored: 0, repeated: 0, conflicts: 0, refused: 0 };
      this.#counts.set(datastream, counts);
    }
    return counts;
  }

  /** For datastreams that exist; a refusal of an unknown id is only counted in the metrics. */
  peek(datastream: number): Readonly<IntakeCounts> {
    return this.#counts.get(datastream) ?? { stored: 0, repeated: 0, conflicts: 0, refused: 0 };
  }
}
