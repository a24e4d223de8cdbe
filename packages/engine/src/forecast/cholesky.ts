/**
 * Solves A x = b for a symmetric positive definite A by Cholesky's method (Golub & Van Loan 2013, §4.2).
 * @param lower the lower triangle of A, row after row; becomes its factor
 * @param b becomes x
 */
export function solveCholesky(lower: Float64Array, b: Float64Array): void {
  const size = b.length;
  factorise(lower, size);
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (lower[row + k] as number) * (b[k] as number);
    b[i] = sum / (lower[row + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    const row = (i * (i + 1)) / 2;
    const value = (b[i] as number) / (lower[row + i] as number);
    b[i] = value;
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - (lower[row + k] as number) * value;
  }
}

function factorise(lower: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = (i * (i + 1)) / 2;
    for (let j = 0; j <= i; j++) {
      const other = (j * (j + 1)) / 2;
      let sum = lower[row + j] as number;
      for (let k = 0; k < j; k++) sum -= (lower[row + k] as number) * (lower[other + k] as number);
      if (i === j) lower[row + i] = Math.sqrt(Math.max(sum, 1e-12));
      else lower[row + j] = sum / (lower[other + j] as number);
    }
  }
}
