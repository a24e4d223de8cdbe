import { type EffectSpread, meanSquare, variancesOf, withPrior } from './effect-spread.ts';
import type { PlacebosInTime } from './placebos.ts';

/**
 * The share of stretches before the start, of all series, in which the method strayed at least as far as the effect, each by the spread of its own
 * series as it would have been known without that stretch; the effect counts as one of them (Chernozhukov, Wüthrich & Zhu 2021, eq. 4; Phipson &
 * Smyth 2010). A second opinion beside the interval, that assumes no shape of the errors.
 */
export function placeboChance(placebos: PlacebosInTime, { sd }: EffectSpread, effect: number): number {
  const { shared } = variancesOf(placebos);
  const strays = placebos.effects.flatMap((one) => one.map((value, at) => stray(value, apartFrom(one, at), shared)));
  const far = Math.abs(effect) / sd;
  return (1 + strays.filter((value) => value >= far).length) / (1 + strays.length);

  /** Those that do not overlap the stretch at hand. */
  function apartFrom(effects: readonly number[], at: number): number[] {
    return effects.filter((_, other) => Math.abs(other - at) >= placebos.overlapping);
  }

  function stray(value: number, others: readonly number[], prior: number): number {
    const apart = others.length / placebos.overlapping;
    const variance = withPrior(others.length > 0 ? meanSquare(others) : 0, apart, prior);
    return variance > 0 ? Math.abs(value) / Math.sqrt(variance) : 0;
  }
}
