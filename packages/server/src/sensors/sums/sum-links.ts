import { type CountRule, jointRule, planSums, type SumOfSeries, type SumPlan } from '@wijkritme/engine';

/** What a datastream needs of others before it is shown outside; see `planSums`. */
export interface EntrySum {
  readonly needs: readonly number[];
  readonly madeOf: readonly number[] | null;
  /** Readings closer together than this belong to one moment: the longest interval among them, ms. */
  readonly windowMs: number;
}

/** What of a datastream matters to its sums. */
interface Linkable {
  readonly id: number;
  readonly intervalMs: number;
  readonly outward: CountRule | null;
  readonly sum: EntrySum | null;
}

/**
 * Which datastreams add up, and how they are shown together. Keeps the entries of a catalog in step: who is in a sum has the rule of
 * its whole group, because a smaller minimum on one side would give away the other side.
 */
export class SumLinks<E extends Linkable> {
  #plans: ReadonlyMap<number, SumPlan> = new Map();
  /** The entries as linked, with the rule that each has of its own. */
  readonly #linked = new Map<number, { readonly entry: E; readonly own: CountRule | null }>();
  /** Totals that need a datastream. */
  #neededBy = new Map<number, number[]>();

  /** Sums were looked at before they were stored; those that cannot be (a circle) would be a fault of ours. */
  take(sums: readonly SumOfSeries[]): void {
    const found = planSums(sums);
    if (!found.ok) throw new Error(`series ${found.series}: ${found.reason}`);
    this.#plans = found.plans;
  }

  /** Datastreams that somebody needs: their newest readings decide what is shown of others. */
  get needed(): ReadonlyMap<number, readonly number[]> {
    return this.#neededBy;
  }

  /** Everything that hangs together with these, themselves among them. */
  around(ids: readonly number[]): number[] {
    return [...new Set(ids.flatMap((id) => [id, ...(this.#plans.get(id)?.group ?? [])]))];
  }

  /** Puts the joint rule and what it needs into each entry of a sum. */
  link(byId: Map<number, E>): void {
    for (const [id, { entry, own }] of this.#linked)
      if (byId.get(id) === entry) byId.set(id, { ...entry, outward: own, sum: null });
    this.#linked.clear();
    this.#neededBy = new Map();
    for (const group of new Set([...this.#plans.values()].map((plan) => plan.group))) this.#linkGroup(group, byId);
  }

  #linkGroup(group: readonly number[], byId: Map<number, E>): void {
    const entries = group.flatMap((id) => byId.get(id) ?? []);
    const outward = jointRule(entries.map((entry) => entry.outward));
    if (outward === null) return;
    const windowMs = entries.reduce((longest, { intervalMs }) => Math.max(longest, intervalMs), 0);
    for (const entry of entries) {
      const linked = { ...entry, outward, sum: this.#sumOf(entry.id, windowMs) };
      this.#linked.set(entry.id, { entry: linked, own: entry.outward });
      byId.set(entry.id, linked);
    }
  }

  #sumOf(id: number, windowMs: number): EntrySum | null {
    const plan = this.#plans.get(id);
    if (!plan || plan.needs.length === 0) return null;
    for (const need of plan.needs) this.#neededBy.set(need, [...(this.#neededBy.get(need) ?? []), id]);
    return { needs: plan.needs, madeOf: plan.madeOf, windowMs };
  }
}
