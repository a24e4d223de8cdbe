/** Readings that were acknowledged and not yet seen, per datastream, and how long it took those that were. */
export class Pending {
  readonly #acked = new Map<number, { order: number; at: number }[]>();
  /** Highest order that was seen, and when: a page can be quicker than the acknowledgement. */
  readonly #seen = new Map<number, number>();
  readonly took: number[] = [];

  /** @param order rises per datastream: a time or a count; @param at ms */
  acked(datastream: number, order: number, at: number): void {
    if ((this.#seen.get(datastream) ?? Number.NEGATIVE_INFINITY) >= order) {
      this.took.push(0);
      return;
    }
    const list = this.#acked.get(datastream);
    if (list) list.push({ order, at });
    else this.#acked.set(datastream, [{ order, at }]);
  }

  /** This reading is on the page, and with it all before it: a page shows the newest. */
  seen(datastream: number, order: number, at: number): void {
    this.#seen.set(datastream, Math.max(order, this.#seen.get(datastream) ?? order));
    const list = this.#acked.get(datastream);
    while (list?.[0] && list[0].order <= order) {
      const first = list.shift();
      if (first) this.took.push(Math.max(0, at - first.at));
    }
  }

  get left(): number {
    let left = 0;
    for (const list of this.#acked.values()) left += list.length;
    return left;
  }
}
