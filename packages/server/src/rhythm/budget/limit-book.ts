/** From this instant (UTC ms) on, a deviation is told when it is rarer than once in so many weeks. */
export interface AlarmLimit {
  readonly from: number;
  readonly weeks: number;
  /** The budget it was made for. */
  readonly perWeek: number;
}

export interface DatedLimit {
  readonly datastreamId: number;
  readonly limit: AlarmLimit;
}

/**
 * Every limit that ever held, by datastream, oldest first. Lists only grow: what a series finds follows from its readings and from
 * this list, so a replay finds the same.
 */
export class LimitBook {
  readonly #byDatastream = new Map<number, AlarmLimit[]>();

  /** The list itself: a series that holds it sees what is added. */
  of(datastreamId: number): readonly AlarmLimit[] {
    const known = this.#byDatastream.get(datastreamId);
    if (known) return known;
    const list: AlarmLimit[] = [];
    this.#byDatastream.set(datastreamId, list);
    return list;
  }

  /** @throws RangeError when it does not come after the latest */
  add({ datastreamId, limit }: DatedLimit): void {
    const list = this.of(datastreamId) as AlarmLimit[];
    const last = list.at(-1);
    if (last && limit.from <= last.from) throw new RangeError(`a limit from ${limit.from} is not after ${last.from}`);
    list.push(limit);
  }

  latest(datastreamId: number): AlarmLimit | undefined {
    return this.of(datastreamId).at(-1);
  }

  forget(datastreamIds: readonly number[]): void {
    for (const id of datastreamIds) this.#byDatastream.delete(id);
  }
}
