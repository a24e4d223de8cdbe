import type { BinnedRows } from './bins.ts';
import type { Loss } from './loss.ts';
import { seeded } from './seeded.ts';
import { addTree, type Growth, type Tree, TreeGrower } from './tree.ts';

/** Rows to learn from: binned features, what is to be predicted, and how much each row counts. */
export interface Examples {
  readonly data: BinnedRows;
  /** Only the first so many rows are learned from. */
  readonly rows: number;
  readonly target: Float64Array;
  readonly weight: Float64Array;
}

export interface BoostOptions extends Growth {
  readonly loss: Loss;
  readonly trees: number;
  /** Share of each tree that is added. */
  readonly rate: number;
  /** Share of the rows, and of the features, that a tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly seed: number;
}

export interface BoostedTrees {
  readonly start: number;
  readonly trees: readonly Tree[];
}

/**
 * Gradient-boosted trees (Friedman 2001, §4.3 for absolute error, §4.4 for Huber's; rows drawn per tree as in Friedman 2002).
 * Each leaf gets the value that suits the residuals of its rows best. The same examples and seed give the same trees.
 */
export function fitBoostedTrees(examples: Examples, options: BoostOptions): BoostedTrees {
  const { data, rows, target, weight } = examples;
  const { loss } = options;
  const random = seeded(options.seed);
  const start = loss.best(target.slice(0, rows), weight.slice(0, rows), rows) || 0;
  const fitted = new Float64Array(rows).fill(start);
  const gradient = new Float64Array(rows);
  const grower = new TreeGrower(data, options, { gradient, weight });
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees && rows > 0; round++) {
    const order = drawRows(rows, options.rowShare, random);
    loss.writePull(gradient, order, { target, fitted, weight });
    const { tree, stretches } = grower.grow(order, drawFeatures(data.features, options.featureShare, random));
    fillLeaves(tree, stretches, { examples, order, fitted, options });
    addTree(tree, data, fitted);
    trees.push(tree);
  }
  return { start, trees };
}

/** @returns one prediction per row of `data` */
export function predictBoostedTrees(model: BoostedTrees, data: BinnedRows): Float64Array {
  const sums = new Float64Array(data.rows).fill(model.start);
  for (const tree of model.trees) addTree(tree, data, sums);
  return sums;
}

interface Fitting {
  readonly examples: Examples;
  readonly order: Int32Array;
  readonly fitted: Float64Array;
  readonly options: BoostOptions;
}

function fillLeaves(
  tree: Tree,
  stretches: readonly { node: number; from: number; to: number }[],
  fitting: Fitting,
): void {
  const { examples, order, fitted, options } = fitting;
  const residuals = new Float64Array(order.length);
  const weights = new Float64Array(order.length);
  for (const { node, from, to } of stretches) {
    let total = 0;
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      residuals[i - from] = (examples.target[row] as number) - (fitted[row] as number);
      weights[i - from] = examples.weight[row] as number;
      total += weights[i - from] as number;
    }
    const shrink = total / (total + options.ridge);
    tree.value[node] = options.rate * shrink * (options.loss.best(residuals, weights, to - from) || 0);
  }
}

function drawRows(rows: number, share: number, random: () => number): Int32Array {
  const drawn = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (random() < share) drawn[count++] = row;
  return drawn.subarray(0, count);
}

function drawFeatures(features: number, share: number, random: () => number): Int32Array {
  const drawn: number[] = [];
  for (let feature = 0; feature < features; feature++) if (random() < share) drawn.push(feature);
  return Int32Array.from(drawn.length > 0 ? drawn : [Math.floor(random() * features)]);
}
