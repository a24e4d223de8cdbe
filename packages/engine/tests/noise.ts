/** A repeatable stream of pseudo-random numbers for tests alone (mulberry32). */
export function createNoise(seed: number): { uniform(): number; normal(): number; poisson(mean: number): number } {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number) => {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let n = 0;
    for (let p = uniform(); p > Math.exp(-mean); p *= uniform()) n++;
    return n;
  };
  return { uniform, normal, poisson };
}
