import { BINS, type BinnedRows } from './bins.ts';

/** A binary tree on bins: a row goes left while its bin is at most the threshold. Leaves have `left` −1. */
export interface Tree {
  readonly feature: Int16Array;
  readonly threshold: Uint8Array;
  readonly left: Int16Array;
  readonly right: Int16Array;
  readonly value: Float64Array;
}

/** How a tree may grow. */
export interface Growth {
  readonly leaves: number;
  /** Least weight of the rows in a leaf; rows weigh 1 on average. */
  readonly leastWeight: number;
  /** Added to the weight of a leaf: shrinks small leaves. */
  readonly ridge: number;
}

/** A leaf that may still be split: the rows `order[from..to)`. */
interface Leaf {
  node: number;
  from: number;
  to: number;
  histogram: Float64Array;
  gain: number;
  feature: number;
  threshold: number;
}

/**
 * Grows one tree, best leaf first, on histograms of gradients; the histogram of the larger child is that of the parent less
 * that of the smaller one (Ke et al. 2017, LightGBM).
 */
export class TreeGrower {
  readonly #data: BinnedRows;
  readonly #growth: Growth;
  readonly #gradient: Float64Array;
  readonly #weight: Float64Array;
  readonly #scratch: Int32Array;
  readonly #pool: Float64Array[] = [];

  /** @param gradient and weight per row; read at each call of `grow` */
  constructor(data: BinnedRows, growth: Growth, of: { gradient: Float64Array; weight: Float64Array }) {
    this.#data = data;
    this.#growth = growth;
    this.#gradient = of.gradient;
    this.#weight = of.weight;
    this.#scratch = new Int32Array(data.rows);
  }

  /**
   * @param order the rows to learn from; is reordered so that each leaf holds one stretch
   * @param features the features that may be used
   * @returns the tree with leaf values 0, and the stretch of `order` of each leaf
   */
  grow(
    order: Int32Array,
    features: Int32Array,
  ): { tree: Tree; stretches: { node: number; from: number; to: number }[] } {
    const size = 2 * this.#growth.leaves - 1;
    const tree: Tree = {
      feature: new Int16Array(size).fill(-1),
      threshold: new Uint8Array(size),
      left: new Int16Array(size).fill(-1),
      right: new Int16Array(size).fill(-1),
      value: new Float64Array(size),
    };
    let nodes = 1;
    const leaves = [this.#leaf(0, order, { from: 0, to: order.length, features })];
    while (leaves.length < this.#growth.leaves) {
      const at = bestOf(leaves);
      const leaf = leaves[at] as Leaf;
      if (!(leaf.gain > 1e-9)) break;
      const middle = this.#divide(order, leaf);
      tree.feature[leaf.node] = leaf.feature;
      tree.threshold[leaf.node] = leaf.threshold;
      tree.left[leaf.node] = nodes;
      tree.right[leaf.node] = nodes + 1;
      const [a, b] = this.#children(leaf, order, { middle, node: nodes, features });
      leaves[at] = a;
      leaves.push(b);
      nodes += 2;
    }
    for (const { histogram } of leaves) this.#pool.push(histogram);
    return { tree, stretches: leaves };
  }

  #children(parent: Leaf, order: Int32Array, at: { middle: number; node: number; features: Int32Array }): [Leaf, Leaf] {
    const { middle, node, features } = at;
    const isLeftSmall = middle - parent.from <= parent.to - middle;
    const small = isLeftSmall
      ? this.#leaf(node, order, { from: parent.from, to: middle, features })
      : this.#leaf(node + 1, order, { from: middle, to: parent.to, features });
    const histogram = parent.histogram;
    for (const feature of features) {
      const end = (feature + 1) * 2 * BINS;
      for (let i = feature * 2 * BINS; i < end; i++)
        histogram[i] = (histogram[i] as number) - (small.histogram[i] as number);
    }
    const large = isLeftSmall ? { ...parent, node: node + 1, from: middle } : { ...parent, node, to: middle };
    this.#findSplit(large, features);
    return isLeftSmall ? [small, large] : [large, small];
  }

  #leaf(node: number, order: Int32Array, of: { from: number; to: number; features: Int32Array }): Leaf {
    const histogram = this.#pool.pop() ?? new Float64Array(this.#data.features * 2 * BINS);
    const leaf: Leaf = { node, from: of.from, to: of.to, histogram, gain: 0, feature: -1, threshold: 0 };
    this.#fill(leaf, order, of.features);
    this.#findSplit(leaf, of.features);
    return leaf;
  }

  #fill(leaf: Leaf, order: Int32Array, features: Int32Array): void {
    const { columns, rows } = this.#data;
    const gradient = this.#gradient;
    const weight = this.#weight;
    const { histogram, from, to } = leaf;
    for (const feature of features) {
      const base = feature * 2 * BINS;
      histogram.fill(0, base, base + 2 * BINS);
      const column = columns.subarray(feature * rows, (feature + 1) * rows);
      for (let i = from; i < to; i++) {
        const row = order[i] as number;
        const at = base + 2 * (column[row] as number);
        histogram[at] = (histogram[at] as number) + (gradient[row] as number);
        histogram[at + 1] = (histogram[at + 1] as number) + (weight[row] as number);
      }
    }
  }

  #findSplit(leaf: Leaf, features: Int32Array): void {
    leaf.gain = 0;
    for (const feature of features) this.#findSplitOn(leaf, feature);
  }

  /** Gain as in Chen & Guestrin 2016 (XGBoost), eq. 7, with weights in the place of second derivatives. */
  #findSplitOn(leaf: Leaf, feature: number): void {
    const { leastWeight, ridge } = this.#growth;
    const { histogram } = leaf;
    const base = feature * 2 * BINS;
    let sum = 0;
    let weight = 0;
    for (let at = base; at < base + 2 * BINS; at += 2) {
      sum += histogram[at] as number;
      weight += histogram[at + 1] as number;
    }
    const whole = (sum * sum) / (weight + ridge);
    let sumLeft = 0;
    let weightLeft = 0;
    for (let bin = 0; bin < BINS - 1; bin++) {
      sumLeft += histogram[base + 2 * bin] as number;
      weightLeft += histogram[base + 2 * bin + 1] as number;
      if (weightLeft < leastWeight) continue;
      const weightRight = weight - weightLeft;
      if (weightRight < leastWeight) return;
      const sumRight = sum - sumLeft;
      const gain = (sumLeft * sumLeft) / (weightLeft + ridge) + (sumRight * sumRight) / (weightRight + ridge) - whole;
      if (gain <= leaf.gain) continue;
      leaf.gain = gain;
      leaf.feature = feature;
      leaf.threshold = bin;
    }
  }

  /** Puts the rows that go left before the others, each part in its old order. @returns where the right part starts */
  #divide(order: Int32Array, leaf: Leaf): number {
    const rows = this.#data.rows;
    const column = this.#data.columns.subarray(leaf.feature * rows, (leaf.feature + 1) * rows);
    let left = leaf.from;
    let kept = 0;
    for (let i = leaf.from; i < leaf.to; i++) {
      const row = order[i] as number;
      if ((column[row] as number) <= leaf.threshold) order[left++] = row;
      else this.#scratch[kept++] = row;
    }
    order.set(this.#scratch.subarray(0, kept), left);
    return left;
  }
}

function bestOf(leaves: readonly Leaf[]): number {
  let best = 0;
  for (let i = 1; i < leaves.length; i++) if ((leaves[i] as Leaf).gain > (leaves[best] as Leaf).gain) best = i;
  return best;
}

/** Adds the value of each row's leaf to `sums`, for as many rows as `sums` has. */
export function addTree(tree: Tree, data: BinnedRows, sums: Float64Array): void {
  const { columns, rows } = data;
  for (let row = 0; row < sums.length; row++) {
    let node = 0;
    let next = tree.left[0] as number;
    while (next >= 0) {
      const bin = columns[(tree.feature[node] as number) * rows + row] as number;
      node = bin <= (tree.threshold[node] as number) ? next : (tree.right[node] as number);
      next = tree.left[node] as number;
    }
    sums[row] = (sums[row] as number) + (tree.value[node] as number);
  }
}
