/** A quadratic form ½ wᵀ A w − bᵀ w; `matrix` holds A row by row, symmetric and positive semidefinite. */
export interface Quadratic {
  readonly matrix: readonly Float64Array[];
  readonly vector: Float64Array;
}

const MOST_STEPS = 2000;
const TOLERANCE = 1e-10;

/**
 * Weights of zero and more that add up to one and make the form smallest: the weights of a synthetic control (Abadie, Diamond & Hainmueller
 * 2010, §2.3). Sequential minimal optimisation: weight moves from the worst coordinate to the best until no pair gains (Platt 1998).
 * @returns as many weights as the form has rows; starts from equal weights, so a flat form keeps them
 */
export function simplexWeights({ matrix, vector }: Quadratic): Float64Array {
  const size = vector.length;
  const weights = new Float64Array(size).fill(1 / size);
  const slope = matrix.map((row, i) => row.reduce((sum, value) => sum + value / size, 0) - (vector[i] as number));
  const scale = matrix.reduce((most, row, i) => Math.max(most, Math.abs(row[i] as number)), 0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const [best, worst] = steepestPair(slope, weights);
    const gain = (slope[worst] as number) - (slope[best] as number);
    if (best === worst || gain <= TOLERANCE * scale) break;
    moveWeight({ matrix, vector }, { weights, slope, best, worst, gain });
  }
  return weights;
}

/** The coordinate that gains most from weight, and the one with weight that loses least by giving it. */
function steepestPair(slope: readonly number[], weights: Float64Array): readonly [best: number, worst: number] {
  let [best, worst] = [0, -1];
  slope.forEach((value, i) => {
    if (value < (slope[best] as number)) best = i;
    if ((weights[i] as number) > 0 && (worst < 0 || value > (slope[worst] as number))) worst = i;
  });
  return [best, worst];
}

interface Move {
  readonly weights: Float64Array;
  readonly slope: number[];
  readonly best: number;
  readonly worst: number;
  readonly gain: number;
}

function moveWeight({ matrix }: Quadratic, { weights, slope, best, worst, gain }: Move): void {
  const toBest = matrix[best] as Float64Array;
  const toWorst = matrix[worst] as Float64Array;
  const bend = (toBest[best] as number) - 2 * (toBest[worst] as number) + (toWorst[worst] as number);
  const all = weights[worst] as number;
  const moved = bend > 0 ? Math.min(all, gain / bend) : all;
  weights[best] = (weights[best] as number) + moved;
  weights[worst] = moved === all ? 0 : all - moved;
  for (let i = 0; i < slope.length; i++) {
    slope[i] = (slope[i] as number) + moved * ((toBest[i] as number) - (toWorst[i] as number));
  }
}
