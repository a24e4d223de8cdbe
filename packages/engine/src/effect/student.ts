/** Continued fraction of the incomplete beta function (Press et al., Numerical Recipes 3rd ed., §6.4, eq. 6.4.5). */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const atLeast = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / atLeast(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / atLeast(1 + even * d);
    c = atLeast(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / atLeast(1 + odd * d);
    c = atLeast(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return h;
}

/** Lanczos' approximation of ln Γ(x) for x > 0 (Lanczos 1964; coefficients g = 7, n = 9 of Godfrey). */
function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const sum = coefficients.reduce((total, value, i) => total + value / (x + i), 0.9999999999998099);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

function betaShare(a: number, b: number, x: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

/**
 * The chance that |T| ≥ |t| for Student's T (Abramowitz & Stegun, 26.7.1).
 * @param freedom degrees of freedom, above 0, whole or not
 * @example studentTails(2.228, 10) // 0.05
 */
export function studentTails(t: number, freedom: number): number {
  return betaShare(freedom / 2, 0.5, freedom / (freedom + t * t));
}

/**
 * The t that Student's T stays below with chance `share`, by halving.
 * @param share 0.5 … 0.9999
 * @example studentQuantile(0.975, 10) // 2.228
 */
export function studentQuantile(share: number, freedom: number): number {
  const wanted = 2 * (1 - share);
  let [low, high] = [0, 1];
  while (studentTails(high, freedom) > wanted) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (studentTails(middle, freedom) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
