/** Readings of one series, oldest first: UTC ms and values. */
export interface TimedValues {
  readonly time: readonly number[];
  readonly value: readonly number[];
}

/** How readings within one window become one number: counts add up, levels in decibel by their energy (ISO 1996-1, 3.1). */
export type WindowMean = 'mean' | 'sum' | 'energy';

export interface Pairing {
  /** UTC ms; windows begin at `from` and end before or at `to`. */
  readonly from: number;
  readonly to: number;
  readonly windowMs: number;
  readonly how: WindowMean;
}

/** Windows in which both were heard; times are the beginnings of the windows, UTC ms. */
export interface PairedValues {
  readonly time: number[];
  readonly device: number[];
  readonly reference: number[];
}

/** One number per window, NaN where nothing was heard. A gap is no zero. */
export function toWindows({ time, value }: TimedValues, { from, to, windowMs, how }: Pairing): Float64Array {
  const count = Math.max(0, Math.floor((to - from) / windowMs));
  const sums = new Float64Array(count);
  const heard = new Uint32Array(count);
  for (let i = 0; i < time.length; i++) {
    const at = Math.floor(((time[i] as number) - from) / windowMs);
    if (!(at >= 0 && at < count)) continue;
    const one = value[i] as number;
    sums[at] = (sums[at] as number) + (how === 'energy' ? 10 ** (one / 10) : one);
    heard[at] = (heard[at] as number) + 1;
  }
  return sums.map((sum, at) => finish(sum, heard[at] as number, how));
}

function finish(sum: number, heard: number, how: WindowMean): number {
  if (heard === 0) return Number.NaN;
  if (how === 'sum') return sum;
  return how === 'energy' ? 10 * Math.log10(sum / heard) : sum / heard;
}

/**
 * A device beside a reference, window by window.
 * @example pairSeries({ time: [0, 60], value: [1, 3] }, { time: [30], value: [2] }, { from: 0, to: 120, windowMs: 120, how: 'mean' })
 * // { time: [0], device: [2], reference: [2] }
 */
export function pairSeries(device: TimedValues, reference: TimedValues, pairing: Pairing): PairedValues {
  return pairWindows(toWindows(device, pairing), toWindows(reference, pairing), pairing);
}

export function pairWindows(
  device: Float64Array,
  reference: Float64Array,
  { from, windowMs }: Pick<Pairing, 'from' | 'windowMs'>,
): PairedValues {
  const paired: PairedValues = { time: [], device: [], reference: [] };
  for (let at = 0; at < device.length; at++) {
    const one = device[at] as number;
    const other = reference[at] as number;
    if (Number.isNaN(one) || Number.isNaN(other)) continue;
    paired.time.push(from + at * windowMs);
    paired.device.push(one);
    paired.reference.push(other);
  }
  return paired;
}
