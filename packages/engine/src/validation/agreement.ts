import { correlationOf, deviationOf, effectiveCount, meanOf } from './moments.ts';

/** Share of a normal distribution within ± this many standard deviations: 95 %. */
const WIDTH = 1.96;

export interface Agreement {
  /** Windows that were compared. */
  readonly pairs: number;
  /** Mean of device minus reference. */
  readonly bias: number;
  /** The bias lies within ± this of the one found, with 95 % confidence; wider where neighbours resemble each other. */
  readonly biasMargin: number;
  /** Root of the mean square of device minus reference. */
  readonly rmse: number;
  /** Pearson's r; NaN where one of the two did not vary. */
  readonly correlation: number;
  /** Between these lie 95 of 100 differences (Bland–Altman limits of agreement). */
  readonly lower: number;
  readonly upper: number;
  /** Each limit lies within ± this of the one found, with 95 % confidence. */
  readonly limitMargin: number;
}

/**
 * How well a device agrees with a reference that measured the same beside it. Bland and Altman 1986, Lancet 327, 307–310: limits of
 * agreement are bias ± 1.96 s; their standard error is about √(3 s²/n). n is the number of independent values (`effectiveCount`).
 * @param device and `reference`, pair by pair, in the same unit
 */
export function agreementOf(device: readonly number[], reference: readonly number[]): Agreement {
  const differences = device.map((value, i) => value - (reference[i] as number));
  const bias = meanOf(differences);
  const spread = deviationOf(differences);
  const worth = effectiveCount(differences);
  return {
    pairs: differences.length,
    bias,
    biasMargin: (WIDTH * spread) / Math.sqrt(worth),
    rmse: Math.sqrt(meanOf(differences.map((one) => one * one))),
    correlation: correlationOf(device, reference),
    lower: bias - WIDTH * spread,
    upper: bias + WIDTH * spread,
    limitMargin: WIDTH * spread * Math.sqrt(3 / worth),
  };
}
