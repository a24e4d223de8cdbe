/** Series that add up: the total counts exactly what its parts count together. */
export interface SumOfSeries {
  readonly total: number;
  readonly parts: readonly number[];
}

/** How one series of a group that adds up is shown. Everything in it is decided by the sums, never by a count. */
export interface SumPlan {
  /**
   * All of these must have been counted at a moment, and none of them be small, before this series is shown at it. Empty: it is
   * judged alone.
   */
  readonly needs: readonly number[];
  /** Its means for outsiders are those of these together; null: it is judged alone, or its means are not shown. */
  readonly madeOf: readonly number[] | null;
  /** Every series that hangs together with it, itself among them. */
  readonly group: readonly number[];
}

/** Plans by series; or a sum that cannot be: a series that is part of itself, or that counts twice in one total. */
export type SumPlans =
  | { readonly ok: true; readonly plans: ReadonlyMap<number, SumPlan> }
  | { readonly ok: false; readonly reason: 'circle' | 'twice'; readonly series: number };

/**
 * Who has to be hidden together. Series without parts are judged alone; a total is shown where all of them that it is made of are
 * shown, so it says nothing new (complementary suppression with a fixed choice of the secondary cell; compare Hundepool
 * et al. 2012, section 4.2). Where one total is divided in two ways that share no finer division, the first keeps this rule and
 * everything else of the group is shown all together or not at all.
 *
 * @example planSums([{ total: 3, parts: [1, 2] }]) // 3 needs 1 and 2
 */
export function planSums(sums: readonly SumOfSeries[]): SumPlans {
  const bySeries = new Map<number, SumOfSeries[]>();
  for (const sum of sums) bySeries.set(sum.total, [...(bySeries.get(sum.total) ?? []), sum]);
  const leaves = new Leaves(bySeries);
  for (const sum of sums) {
    const found = leaves.ofSum(sum, new Set([sum.total]));
    if (!Array.isArray(found)) return { ok: false, ...found };
  }
  const plans = new Map<number, SumPlan>();
  for (const group of groupsOf(sums)) planGroup({ group, bySeries, leaves, plans });
  return { ok: true, plans };
}

type Fault = { readonly reason: 'circle' | 'twice'; readonly series: number };

/** Series without parts that a series is made of, by the first sum of each total. */
class Leaves {
  readonly #bySeries: ReadonlyMap<number, readonly SumOfSeries[]>;

  constructor(bySeries: ReadonlyMap<number, readonly SumOfSeries[]>) {
    this.#bySeries = bySeries;
  }

  ofSum({ parts }: SumOfSeries, above: ReadonlySet<number>): number[] | Fault {
    const found: number[] = [];
    for (const part of parts) {
      if (above.has(part)) return { reason: 'circle', series: part };
      const inner = this.of(part, new Set([...above, part]));
      if (!Array.isArray(inner)) return inner;
      for (const leaf of inner) {
        if (found.includes(leaf)) return { reason: 'twice', series: leaf };
        found.push(leaf);
      }
    }
    return found.sort((a, b) => a - b);
  }

  of(series: number, above: ReadonlySet<number> = new Set([series])): number[] | Fault {
    const [first, ...others] = this.#bySeries.get(series) ?? [];
    if (!first) return [series];
    for (const other of others) {
      const found = this.ofSum(other, above);
      if (!Array.isArray(found)) return found;
    }
    return this.ofSum(first, above);
  }
}

interface Group {
  readonly group: readonly number[];
  readonly bySeries: ReadonlyMap<number, readonly SumOfSeries[]>;
  readonly leaves: Leaves;
  readonly plans: Map<number, SumPlan>;
}

function planGroup({ group, bySeries, leaves, plans }: Group): void {
  const leavesOf = (series: number) => leaves.of(series) as number[]; // faults were found before
  const divided = group.find(
    (series) => !areAllAlike((bySeries.get(series) ?? []).map((sum) => leaves.ofSum(sum, new Set()))),
  );
  /** Judged alone; where no total is divided in two ways these are all series without parts. */
  const alone = new Set(divided === undefined ? group.filter((series) => !bySeries.has(series)) : leavesOf(divided));
  const everyLeaf = group.filter((series) => !bySeries.has(series));
  for (const series of group) {
    const own = leavesOf(series);
    if (alone.has(series)) plans.set(series, { needs: [], madeOf: null, group });
    else if (bySeries.has(series) && own.every((leaf) => alone.has(leaf)))
      plans.set(series, { needs: own, madeOf: own, group });
    else plans.set(series, { needs: everyLeaf.filter((leaf) => leaf !== series), madeOf: null, group });
  }
}

const areAllAlike = (lists: readonly unknown[]) => new Set(lists.map((list) => JSON.stringify(list))).size <= 1;

/** Series that a sum connects, each group and its members in ascending order. */
function groupsOf(sums: readonly SumOfSeries[]): number[][] {
  const groupOf = new Map<number, Set<number>>();
  for (const { total, parts } of sums) {
    const joined = new Set([total, ...parts]);
    for (const series of [...joined]) for (const other of groupOf.get(series) ?? []) joined.add(other);
    for (const series of joined) groupOf.set(series, joined);
  }
  const groups = [...new Set(groupOf.values())].map((group) => [...group].sort((a, b) => a - b));
  return groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
