import { normal, uniform } from '../random.ts';

/** Standard normal noise that changes smoothly: one hashed value per knot, turned into each other with equal spread. */
export function smoothNoise(stream: number, t: number, knotMs: number): number {
  const place = t / knotMs;
  const knot = Math.floor(place);
  const angle = ((place - knot) * Math.PI) / 2;
  return normal(stream, knot, knotMs) * Math.cos(angle) + normal(stream, knot + 1, knotMs) * Math.sin(angle);
}

/**
 * A negative binomial count (mean μ, variance μ + μ²/size): a Poisson draw around a gamma mean.
 * The gamma comes from the Wilson-Hilferty cube, the Poisson from inversion or, above 40, from its normal limit.
 */
export function drawCount(mean: number, size: number, stream: number, slot: number): number {
  const third = 1 / (9 * size);
  const cube = 1 - third + normal(stream, slot, 0x6a3) * Math.sqrt(third);
  const rate = mean * Math.max(0, cube) ** 3;
  if (rate > 40) return Math.max(0, Math.round(rate + Math.sqrt(rate) * normal(stream, slot, 0x901)));
  return poisson(rate, uniform(stream, slot, 0x901));
}

function poisson(rate: number, u: number): number {
  let chance = Math.exp(-rate);
  let sum = chance;
  let count = 0;
  while (u > sum && count < 200) {
    count += 1;
    chance *= rate / count;
    sum += chance;
  }
  return count;
}
